"""Who may write and who may publish, and the way from one to the other. Given once; then it belongs to the house."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models import Seeded
from portal.accounts.invitations import EDITORS, WRITERS

ACCESS = ("wagtailadmin", "access_admin")
WRITING = ("add_page", "change_page")
PUBLISHING = ("publish_page", "lock_page", "unlock_page", "bulk_delete_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
# What a new house calls the way to publication, and its one step.
WORKFLOW, TASK = "Godkendelse", "En redaktør læser og udgiver"
# The one that Wagtail brings and ties to the root of the tree.
WAGTAILS_OWN = "Moderators approval"


def seed_roles(homes: Iterable[Page]) -> None:
    """Give editors and writers their rights and put a workflow on the home pages, each once.

    Wagtail made both groups with rights on every page. One that was made anew gets its rights on the home pages. What
    an administrator takes away later stays away.
    """
    homes = list(homes)
    _once("editors", lambda: _give(EDITORS, homes, WRITING + PUBLISHING))
    _once("writers", lambda: _give(WRITERS, homes, WRITING))
    _once("translators", _let_editors_translate)
    _once("workflow", lambda: _put_workflow_on(homes))


def _once(key, act) -> None:
    if Seeded.objects.get_or_create(key=key)[1]:
        act()


def _give(name: str, homes: list[Page], page_rights: tuple[str, ...]) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    app, codename = ACCESS
    group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    if GroupPagePermission.objects.filter(group=group).exists():
        return
    for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=page_rights):
        for home in homes:
            GroupPagePermission.objects.create(group=group, page=home, permission=right)
    files = Collection.get_first_root_node()
    for right in Permission.objects.filter(codename__in=FILES):
        GroupCollectionPermission.objects.create(group=group, collection=files, permission=right)


def _let_editors_translate() -> None:
    """Beginning a translation makes a page, and bringing it up to date changes one: that is for editors."""
    right = Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation")
    Group.objects.get(name=EDITORS).permissions.add(right)


def _put_workflow_on(homes: list[Page]) -> None:
    """Let a page go to the editors before it is public, unless somebody already drew another way."""
    if WorkflowPage.objects.filter(page__in=homes).exists():
        return
    workflow = Workflow.objects.filter(name=WAGTAILS_OWN).first() or Workflow.objects.create(name=WORKFLOW)
    workflow.name = WORKFLOW
    workflow.save()
    task = workflow.workflow_tasks.first()
    if task is None:
        made = GroupApprovalTask.objects.create(name=TASK)
        made.groups.add(Group.objects.get(name=EDITORS))
        WorkflowTask.objects.create(workflow=workflow, task=made, sort_order=0)
    else:
        task.task.name = TASK
        task.task.save(update_fields=["name"])
    WorkflowPage.objects.filter(workflow=workflow).delete()
    for home in homes:
        WorkflowPage.objects.create(workflow=workflow, page=home)
