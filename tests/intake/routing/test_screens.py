import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from intake.routing import sets
from intake.routing.models import RoutingRule
from intake.routing.seed import KEEPERS
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.either_engine]
HOME = "/admin/routing/"
ADDRESSES = ("", "sets/1/", "draft/", "draft/new/", "draft/10/", "draft/try/", "draft/activate/", "draft/discard/")


@pytest.fixture
def keeper():
    call_command("seed_routing", verbosity=0)
    person = make.user(first_name="Rie")
    person.groups.add(Group.objects.get(name=KEEPERS))
    return person


@pytest.fixture
def admin(client, keeper):
    return make.sign_in(client, keeper)


@pytest.fixture
def draft(keeper):
    return sets.begin(keeper)


def test_who_keeps_the_rules_reaches_every_screen_and_no_case(admin, draft):
    case = make.submission()
    for address in ADDRESSES:
        assert admin.get(HOME + address).status_code == 200, address
    assert admin.get("/admin/queue/").status_code == 404
    assert admin.get(f"/admin/queue/{case.reference}/").status_code == 404


def test_nobody_else_reaches_any_of_them(client, draft):
    make.sign_in(client, make.member(make.team("blaa")))
    for address in ADDRESSES:
        assert client.get(HOME + address).status_code == 302, address
    assert client.post(f"{HOME}draft/discard/", {"draft": draft.number}).status_code == 302
    assert sets.draft() == draft


def test_the_screens_send_one_on_when_there_is_no_draft(admin):
    answer = admin.get(f"{HOME}draft/", follow=True)
    assert "Der er intet udkast." in answer.content.decode()


def write(admin, address, **fields):
    team = make.team("blaa")
    said = {"title": "Nye i Valby", "effect": "own", "team": team.pk, "is_active": "on", **fields}
    return admin.post(HOME + address, said)


def test_a_rule_is_written_without_code_and_comes_last(admin, draft):
    answer = write(
        admin, "draft/new/?kind=workfirst", **{"district-how": "in", "district-values": ["valby", "vanloese"]}
    )
    assert answer.status_code == 302
    rule = draft.rules.last()
    assert rule.conditions == [["district", "in", ["valby", "vanloese"]]]
    assert (rule.title, rule.kind, rule.uses_health) == ("Nye i Valby", "workfirst", False)


def test_a_rule_on_health_is_marked_by_itself_and_unmarked_when_it_asks_no_more(admin, draft):
    write(admin, "draft/new/?kind=discharge", **{"life_areas-how": "in", "life_areas-values": ["misbrug"]})
    rule = draft.rules.last()
    assert rule.uses_health
    assert write(admin, f"draft/{rule.number}/", seen=sets.print_of_rule(rule)).status_code == 302
    assert not draft.rules.last().uses_health


def test_a_rule_on_health_sets_no_tag_since_the_list_would_tell_the_answer(admin, draft):
    asks = {"life_areas-how": "in", "life_areas-values": ["misbrug"]}
    page = write(admin, "draft/new/?kind=discharge", tag="stoette", **asks).text
    assert "En regel om helbred kan ikke sætte et mærke" in page
    assert not draft.rules.filter(tag="stoette").exists()
    assert not draft.rules.filter(uses_health=True).exclude(tag="").exists(), "nor does one that the house begins with"
    assert write(admin, "draft/new/?kind=discharge", tag="stoette").status_code == 302


def test_half_a_condition_and_days_the_wrong_way_are_told_and_nothing_typed_is_lost(admin, draft):
    answer = write(
        admin,
        "draft/new/?kind=workfirst",
        **{"district-how": "in", "tasks-values": ["lager"], "valid_from": "24.12.2026", "valid_until": "1.12.2026"},
    )
    page = answer.content.decode()
    for said in ("Sæt mindst ét flueben.", "Vælg, hvordan det skal passe", "ligger før den første", "Nye i Valby"):
        assert said in page
    assert draft.rules.filter(title="Nye i Valby").count() == 0


def test_what_a_colleague_wrote_meanwhile_is_not_written_over(admin, draft):
    rule = draft.rules.get(number=100)
    seen = sets.print_of_rule(rule)
    draft.rules.filter(pk=rule.pk).update(title="Kollegaens")
    page = write(admin, "draft/100/", seen=seen, title="Mit <b>navn</b>").content.decode()
    assert "En kollega har ændret reglen imens." in page
    assert "Mit &lt;b&gt;navn&lt;/b&gt;" in page
    assert draft.rules.get(number=100).title == "Kollegaens"


def test_every_rule_of_a_kind_with_a_form_keeps_its_meaning_when_it_is_saved_unchanged(admin, draft):
    for rule in draft.rules.filter(kind__in=["", "discharge", "boligmix", "workfirst"]):
        page = admin.get(f"{HOME}draft/{rule.number}/")
        form = page.context["form"]
        said = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
        assert admin.post(f"{HOME}draft/{rule.number}/", said).status_code == 302, rule
        after = RoutingRule.objects.get(pk=rule.pk)
        assert (after.conditions, after.uses_health, after.tag) == (rule.conditions, rule.uses_health, rule.tag), rule


def test_a_rule_of_a_kind_without_a_form_can_be_moved_and_switched_and_not_written(admin, draft):
    assert admin.get(f"{HOME}draft/90/").context["form"] is None
    assert write(admin, "draft/90/").status_code == 404
    press(admin, draft, "90/switch")
    assert not draft.rules.get(number=90).is_active
    press(admin, draft, "90/up")
    assert draft.rules.get(number=80).kind == "work_seeker"


def press(admin, draft, what):
    return admin.post(f"{HOME}draft/{what}/", {"draft": draft.number})


def test_a_button_of_an_old_draft_does_nothing_to_a_new_one(admin, draft, keeper):
    sets.discard(draft.number)
    sets.activate((new := sets.begin(keeper)).number, sets.print_of(new), keeper)
    newest = sets.begin(keeper)
    answer = press(admin, draft, "20/up")
    assert answer.status_code == 302
    assert newest.rules.get(number=20).title == "Udskrivningen er akut"


def test_a_get_of_a_button_changes_nothing(admin, draft):
    assert admin.get(f"{HOME}draft/20/up/").status_code == 405


def test_taking_into_use_says_that_it_was_not_tried_and_needs_what_was_seen(admin, draft):
    page = admin.get(f"{HOME}draft/activate/")
    assert "Udkastet er ikke prøvet" in page.content.decode()
    press(admin, draft, "20/up")
    admin.post(f"{HOME}draft/activate/", {"seen": page.context["seen"]})
    assert sets.in_use().number == 1
    admin.post(f"{HOME}draft/activate/", {"seen": sets.print_of(draft)})
    assert sets.in_use() == draft


@pytest.mark.parametrize("most", ["5", "101", "ord", ""])
def test_a_trial_of_any_other_size_is_refused_or_two_would_tell_of_one_case(admin, draft, most):
    page = admin.post(f"{HOME}draft/try/", {"most": most, "day": "2026-12-01"})
    assert "Vælg, hvor mange sager." in page.text
    assert not draft.trials.exists()


def test_the_trial_is_asked_for_in_one_of_its_sizes(admin, draft):
    assert admin.post(f"{HOME}draft/try/", {"most": "100", "day": "1.12.2026"}).status_code == 302
    assert draft.trials.get().most == 100
    assert "Prøven er i gang" in admin.get(f"{HOME}draft/try/?p=²").content.decode()


def test_the_seed_leaves_the_rules_alone_once_somebody_chose_them(draft, keeper):
    draft.rules.filter(number=10).delete()
    sets.activate(draft.number, sets.print_of(draft), keeper)
    call_command("seed_routing", verbosity=0)
    assert not sets.in_use().rules.filter(number=10).exists()
