"""Writers write and send in; editors read, mend and publish."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from cms.programme.seed import seed_programme
from portal.accounts.invitations import EDITORS, WRITERS
from tests import make
from tests.cms import editing

pytestmark = pytest.mark.usefixtures("programme")


def test_writers_may_write_every_page_and_publish_none():
    writer = make.user()
    writer.groups.add(Group.objects.get(name=WRITERS))
    for page in Page.objects.filter(depth__gt=1):
        may = page.permissions_for_user(writer)
        assert (may.can_edit(), may.can_submit_for_moderation(), may.can_publish()) == (True, True, False), page
    assert not writer.has_perm("wagtail_localize.submit_translation")


def test_a_group_that_was_made_anew_gets_its_rights_on_the_home_pages():
    from cms.models import Seeded

    Seeded.objects.filter(key="writers").delete()
    Group.objects.get(name=WRITERS).delete()
    seed_programme()
    rights = GroupPagePermission.objects.filter(group__name=WRITERS).values_list("permission__codename", flat=True)
    assert sorted(set(rights)) == ["add_page", "change_page"]


def test_the_workflow_is_danish_and_stands_on_both_home_pages_alone():
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Godkendelse"]
    [task] = Workflow.objects.get().tasks
    assert task.name == "En redaktør læser og udgiver"
    assert [group.name for group in task.specific.groups.all()] == [EDITORS]
    assert set(WorkflowPage.objects.values_list("page", flat=True)) == {editing.home().pk, editing.home("en").pk}


def test_a_workflow_that_an_administrator_took_away_stays_away():
    WorkflowPage.objects.all().delete()
    seed_programme()
    assert not WorkflowPage.objects.exists()


def test_a_page_goes_from_writer_to_editor_with_danish_letters(client):
    editor = make.user(email="rie@dok.example", first_name="Rie")
    editor.groups.add(Group.objects.get(name=EDITORS))
    writer = editing.colleague(client, WRITERS)
    page = editing.page()

    client.post(editing.edit(page), editing.form(page, "<p>Ring til os.</p>", action="action-submit"))

    page.refresh_from_db()
    assert not page.live
    [letter] = mail.outbox
    assert letter.to == ["rie@dok.example"]
    assert letter.subject == "Siden »Frivillig« er sendt til godkendelse i trinnet »En redaktør læser og udgiver«"
    assert f"/admin/pages/{page.pk}/edit/" in letter.body
    english = {"The page", "submitted", "You can", "Hello", "moderation", "preference"}
    assert [word for word in english if word in letter.body] == []

    state = page.current_workflow_task_state
    state.specific.approve(user=editor)
    page.refresh_from_db()
    assert page.live
    assert mail.outbox[-1].to == [writer.email]
    assert [word for word in english | {"approved"} if word in mail.outbox[-1].body + mail.outbox[-1].subject] == []
