"""Who stands behind a case: the ward that sent it, the call that verifies a stranger, the colleague who takes over."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from intake.submissions import contact, contacts, lost_link, own_page, process, progress, senders, tasks
from intake.submissions.actors import actor_of_unit
from intake.submissions.answers import open_item
from intake.submissions.enums import Action, Fact, State, Via
from intake.submissions.lifecycle import Refused
from intake.submissions.models import Sender, Submission
from intake.submissions.permissions import is_unverified
from intake.submissions.retention import erase
from intake.submissions.senders import SentBy, hand_over, note_rung, referrals_of
from intake.vault.personal import PersonalKey
from portal.accounts.models import Role, UnitMembership, User
from tests import make, toys

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.unit()


@pytest.fixture
def wilma(ward):
    return make.referrer(ward, first_name="Wilma", last_name="Vagt", email="wilma@hospital.example")


@pytest.fixture
def birk(ward):
    return make.referrer(ward, first_name="Birk", last_name="Dag", email="birk@hospital.example")


@pytest.fixture
def team():
    return make.team("egne")


@pytest.fixture
def actor(team):
    return make.actor(team, first_name="Karen")


# --- Verified or not


def test_a_referral_without_an_account_is_unverified_and_one_from_a_unit_is_not(wilma):
    assert is_unverified(make.referral())
    assert not is_unverified(make.referral(wilma))
    assert not is_unverified(make.submission(toys.REFERRAL, sender=SentBy(via=Via.API)))


def test_where_it_does_not_matter_who_sends_nothing_is_unverified():
    assert not is_unverified(make.submission(toys.CONSENT))


def test_nobody_talks_to_the_citizen_on_an_unknown_senders_word(team, actor):
    case = make.referral(team=team)
    process.take(case.pk, Action.CLAIM, actor)
    for act in (
        lambda: process.decide(case.pk, Action.CONFIRM_CONSENT, actor),
        lambda: progress.note_contact(case.pk, actor, reached=True, on=timezone.localdate()),
    ):
        with pytest.raises(Refused, match="Ring til afdelingen først"):
            act()
    Submission.objects.filter(pk=case.pk).update(state=State.SCREENING)
    with pytest.raises(Refused, match="Ring til afdelingen først"):
        process.decide(case.pk, Action.ACCEPT, actor)


def test_once_the_ward_was_rung_the_case_goes_on(team, actor):
    case = make.referral(team=team)
    process.take(case.pk, Action.CLAIM, actor)
    note_rung(case.pk, actor, note="Talte med vagthavende.")
    sender = Sender.objects.get(submission=case)
    assert sender.rung_by_id == actor.user_id
    assert sender.rung_at is not None
    assert case.events.last().what == Fact.WARD_RUNG
    process.decide(case.pk, Action.CONFIRM_CONSENT, actor)


def test_a_case_can_be_declined_without_a_call(team, actor):
    case = make.referral(team=team, state=State.CONSENT_CHECK)
    process.decide(case.pk, Action.DECLINE, actor, reason="full")


def test_a_call_is_noted_once_by_a_coordinator_of_the_team_and_only_where_it_is_needed(team, actor, wilma):
    case = make.referral(team=team)
    for stranger in (
        make.actor(make.team("andre")),
        make.actor(team, Role.INTAKE),
        make.actor(team, Role.DATA_PROTECTION),
    ):
        with pytest.raises(Refused):
            note_rung(case.pk, stranger)
    note_rung(case.pk, actor)
    for again in (case, make.referral(wilma, team=team)):
        with pytest.raises(Refused, match="noteret"):
            note_rung(again.pk, actor)


# --- A unit's own list


def test_a_unit_sees_what_it_sent_the_newest_first_and_nothing_else(ward, wilma, birk):
    first, second = make.referral(wilma), make.referral(birk)
    elsewhere = make.unit("afsnit-9", name="Afsnit 9")
    make.referral(make.referrer(elsewhere), on=elsewhere)
    make.referral()
    assert list(referrals_of(ward)) == [second, first]


def test_what_is_erased_is_gone_from_the_list_and_its_people_from_the_row(ward, wilma, actor):
    case = make.referral(wilma, state=State.CLOSED)
    erase(case.pk, "closed")
    assert list(referrals_of(ward)) == []
    sender = Sender.objects.get(submission=case)
    assert (sender.via, sender.unit, sender.user, sender.contact) == (Via.UNIT, ward, None, None)


def test_a_unit_sends_as_itself():
    with pytest.raises(IntegrityError), transaction.atomic():
        make.submission(sender=SentBy(via=Via.UNIT))


# --- Handing over


def test_a_colleague_takes_over_and_the_letters_go_to_them(ward, wilma, birk):
    case = make.referral(wilma)
    hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))
    case = Submission.objects.get(pk=case.pk)
    assert case.sender.contact == birk
    assert case.sender.user == wilma
    event = case.events.last()
    assert (event.what, event.actor, event.role, event.detail) == (Fact.HANDED_OVER, wilma, "unit", {"to": birk.pk})
    now = contact.contact_of(case)
    assert (now.name, now.email, now.phone) == ("Birk Dag", "birk@hospital.example", ward.phone)


def test_the_colleague_gets_a_letter_that_says_nothing_and_the_former_link_dies(ward, wilma, birk):
    key = PersonalKey.new()
    sent_by = SentBy(via=Via.UNIT, unit=ward, user=wilma)
    typed = toys.ToyAnswers(full_name="Åse Østergård", email="wilma@hospital.example")
    case = process.receive(kind=toys.REFERRAL, answers=typed, language="da", own=key, sender=sent_by)
    hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))
    assert lost_link.tell_new_contact(case.pk, birk.pk)
    assert own_page.find(key.secret) is None
    letter = case.letters.get(template="handed_over")
    text = json.loads(open_item(case, letter.sealed_name))
    assert text["to"] == "birk@hospital.example"
    assert case.reference in text["subject"]
    assert "Åse" not in text["body"]
    assert case.letters.get(template="received").status == "failed", "it would have borne the new link"


def test_what_the_former_contact_said_of_their_own_telephone_goes(ward, wilma, birk):
    case = make.referral(wilma)
    contact.correct(case.pk, contact.ContactRules(phone="20 20 20 20", may_mail=False))
    hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))
    case = Submission.objects.get(pk=case.pk)
    assert contact.contact_of(case).email == "birk@hospital.example"
    contact.correct(case.pk, contact.ContactRules(email="birk.ny@hospital.example"))
    assert contact.contact_of(case).email == "birk.ny@hospital.example"


def test_two_handed_over_quickly_the_second_gets_the_letter(ward, wilma, birk):
    case = make.referral(wilma)
    hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))
    hand_over(case.pk, wilma, actor_of_unit(birk, ward.pk))
    assert not lost_link.tell_new_contact(case.pk, birk.pk)
    assert lost_link.tell_new_contact(case.pk, wilma.pk)


def test_a_case_stays_within_its_unit(ward, wilma, birk):
    elsewhere = make.unit("afsnit-9", name="Afsnit 9")
    stranger, gone = make.referrer(elsewhere), make.referrer(ward, is_active=False)
    case = make.referral(wilma)
    for to in (stranger, gone, make.member()):
        with pytest.raises(Refused, match="jeres egen"):
            hand_over(case.pk, to, actor_of_unit(wilma, ward.pk))
    with pytest.raises(Refused, match="en anden afdeling"):
        hand_over(case.pk, stranger, actor_of_unit(stranger, elsewhere.pk))
    with pytest.raises(Refused, match="en anden afdeling"):
        hand_over(make.referral().pk, birk, actor_of_unit(wilma, ward.pk))
    with pytest.raises(Refused, match="allerede"):
        hand_over(case.pk, wilma, actor_of_unit(wilma, ward.pk))


@pytest.mark.parametrize("state", sorted(progress.OVER))
def test_what_is_over_for_the_unit_is_not_handed_over_and_so_tells_not_how_it_ended(ward, wilma, birk, state):
    case = make.referral(wilma, state=state)
    with pytest.raises(Refused, match="slut"):
        hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))


def test_whoever_left_the_unit_gets_no_letter_and_the_unit_is_rung(ward, wilma):
    case = make.referral(wilma)
    assert contact.contact_of(case).email == "aase@post.example"
    UnitMembership.objects.filter(user=wilma).delete()
    now = contact.contact_of(Submission.objects.get(pk=case.pk))
    assert (now.name, now.email, now.phone) == (str(ward), "", ward.phone)


def test_nor_by_an_address_that_they_wrote_on_the_own_page_while_they_were_there(ward, wilma):
    case = make.referral(wilma)
    contact.correct(case.pk, contact.ContactRules(email="wilma@privat.example", phone="+4512345678"))
    assert contact.contact_of(Submission.objects.get(pk=case.pk)).email == "wilma@privat.example"
    UnitMembership.objects.filter(user=wilma).delete()
    left = Submission.objects.select_related("sender__unit", "sender__contact").get(pk=case.pk)
    for now in (contact.contact_of(left), contacts.contacts_of([left])[left.pk]):
        assert (now.name, now.email, now.phone) == (str(ward), "", ward.phone)


@pytest.mark.parametrize("leave", ["taken off the unit", "deactivated"])
def test_the_link_of_whoever_left_the_unit_opens_nothing_and_a_colleague_gets_one_of_their_own(
    ward, wilma, birk, leave, client
):
    case = make.referral(wilma)
    secret = open_item(case, own_page.LINK).decode()
    assert own_page.find(secret) is not None
    if leave == "deactivated":
        User.objects.filter(pk=wilma.pk).update(is_active=False)
    else:
        UnitMembership.objects.filter(user=wilma).delete()
    assert own_page.find(secret) is None
    assert client.get(f"/status/{secret}/").status_code == 404
    hand_over(case.pk, birk, actor_of_unit(birk, ward.pk))
    tasks.tell_new_contact.func(str(case.pk), birk.pk)
    assert own_page.find(secret) is None
    assert own_page.find(open_item(Submission.objects.get(pk=case.pk), own_page.LINK).decode()) is not None


def test_what_the_former_contact_writes_before_their_link_dies_is_not_the_colleagues(ward, wilma, birk):
    case = make.referral(wilma)
    hand_over(case.pk, birk, actor_of_unit(wilma, ward.pk))
    contact.correct(case.pk, contact.ContactRules(email="wilma@privat.example"))
    tasks.tell_new_contact.func(str(case.pk), birk.pk)
    assert contact.contact_of(Submission.objects.get(pk=case.pk)).email == birk.email


def test_a_referrer_has_no_rights_over_a_case(ward, wilma, team):
    case = make.referral(wilma, team=team)
    acting = actor_of_unit(wilma, ward.pk)
    for action in Action:
        with pytest.raises(Refused):
            process.decide(case.pk, action, acting, reason="full", note="x")
    assert not senders.referrals_of(ward).exclude(pk=case.pk).exists()
