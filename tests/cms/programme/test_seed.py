from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision, Site

from cms.models import HomePage, ProposalPage, StandardPage
from cms.programme import da, en
from cms.programme.pieces import PageRef
from cms.programme.seed import seed_programme
from cms.programme.tree import PLACES
from portal.accounts.invitations import EDITORS
from tests import make


def everything():
    return (
        list(Page.objects.order_by("pk").values_list("pk", "path", "title", "latest_revision_id")),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
        GroupPagePermission.objects.count(),
        list(Site.objects.values_list("hostname", "root_page_id")),
    )


def test_a_second_run_changes_nothing(programme):
    before = everything()

    assert seed_programme() == []
    assert everything() == before


def test_what_editors_wrote_moved_and_hid_stays(programme):
    boligmix = ProposalPage.objects.get(slug="boligmix", locale__language_code="da")
    boligmix.title, boligmix.slug = "Nyt navn", "nyt-navn"
    boligmix.save_revision().publish()
    privacy = StandardPage.objects.get(slug="privatliv", locale__language_code="da")
    privacy.unpublish()

    seed_programme()

    boligmix.refresh_from_db()
    privacy.refresh_from_db()
    assert (boligmix.title, boligmix.slug, privacy.live) == ("Nyt navn", "nyt-navn", False)
    assert not ProposalPage.objects.filter(slug="boligmix", locale__language_code="da").exists()


def test_a_page_that_editors_deleted_is_not_raised_again(programme):
    ProposalPage.objects.get(slug="work-first", locale__language_code="da").delete()

    assert seed_programme() == []
    assert not ProposalPage.objects.filter(slug="work-first", locale__language_code="da").exists()


def test_a_right_that_was_taken_from_the_editors_is_not_given_back(programme):
    group = Group.objects.get(name=EDITORS)
    assert group.permissions.filter(codename="submit_translation").exists()
    group.permissions.clear()

    seed_programme()

    assert not group.permissions.exists()


def test_the_site_opens_the_danish_home_and_the_welcome_page_is_gone(programme):
    home = Site.objects.get(is_default_site=True).root_page.specific

    assert isinstance(home, HomePage)
    assert home.locale.language_code == "da"
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == {"dok-da", "dok-en"}


def test_a_site_that_editors_point_elsewhere_stays_there(programme):
    english = HomePage.objects.get(locale__language_code="en")
    Site.objects.update(root_page=english)

    seed_programme()

    assert Site.objects.get().root_page_id == english.pk


def test_both_languages_have_words_for_every_place_in_the_same_shape():
    keys = {place.key for place in PLACES}

    assert set(da.PAGES) == set(en.PAGES) == keys
    for key in keys:
        assert shape(da.PAGES[key]) == shape(en.PAGES[key]), key


def shape(value):
    """What a page's content is made of, without its words."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return value if isinstance(value, PageRef) else type(value)


def test_editors_may_write_and_publish_every_page_of_the_programme(programme):
    editor = make.user()
    editor.groups.add(Group.objects.get(name=EDITORS))

    for page in Page.objects.filter(depth__gt=1):
        may = page.permissions_for_user(editor)
        assert (may.can_edit(), may.can_publish()) == (True, True), page
