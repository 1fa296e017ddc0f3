"""A case goes to another organisation: offered, answered, and from then on read in part."""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.journeys.declaration import area
from intake.submissions import (
    access,
    contact,
    hand_over,
    linking,
    lookup,
    messages,
    process,
    reminders,
    tasks,
    withdrawal,
)
from intake.submissions.answers import open_item, seal_item, seal_note
from intake.submissions.enums import Action, Basis, Fact, OfferStatus, State
from intake.submissions.files import AttachedFile
from intake.submissions.hand_over import PassOn
from intake.submissions.lifecycle import Refused
from intake.submissions.models import CaseLink, Consent, HandOver, SealedItem, Submission
from intake.submissions.passed_on import passed_on
from intake.submissions.permissions import may_read
from intake.submissions.queue import readable_for, submissions_for
from intake.workfirst.declaration import KIND as WORKFIRST
from portal.accounts.models import Role
from tests import make, toys
from tests.cases import workfirst
from tests.cases.walking import answers_of
from tests.pictures import pdf

pytestmark = pytest.mark.django_db

PAPER = "file-" + "a" * 32
NAMES = PassOn(parts=("answers",), answers=frozenset({"full_name", "email"}))


@pytest.fixture
def teams():
    return make.team("own"), make.team("other", organisation=make.organisation("andre"))


def case_of(team, kind=toys.PLAIN, state=State.SCREENING, **columns):
    case = make.submission(kind, team=team, state=state, **columns)
    Consent.objects.filter(submission=case).update(confirmed_at=timezone.now())
    return case


def offer(case, to, actor, what=NAMES, **rest):
    return hand_over.offer(case.pk, to, actor, basis=hand_over.basis_for(case), what=what, **rest)


def taken_on(case, own, other, what=NAMES, **rest):
    """The case handed over; the receiving coordinator."""
    receiver = make.actor(other)
    offer(case, other, make.actor(own), what, **rest)
    hand_over.take_on(case.pk, receiver)
    case.refresh_from_db()
    return receiver


def test_a_case_stays_with_its_team_until_the_other_says_yes_and_is_the_others_at_once(teams):
    own, other = teams
    giver, receiver, case = make.actor(own), make.actor(other), case_of(own)
    due = case.due_on
    offer(case, other, giver)
    assert case in submissions_for(giver)
    assert case not in submissions_for(receiver)
    hand_over.take_on(case.pk, receiver)
    case.refresh_from_db()
    assert case not in submissions_for(giver)
    assert not may_read(giver, case, frozenset())
    assert (case.team, case.state, case.due_on, case.assignee_id) == (other, State.SCREENING, due, receiver.user_id)
    assert (case.offered_to, case.read_at) == (None, None)


def test_the_receiver_reads_what_was_passed_on_and_not_the_rest(teams):
    case = case_of(teams[0])
    receiver = taken_on(case, *teams)
    _case, answers = access.read(case.pk, receiver)
    assert (answers.full_name, answers.colour) == ("Åse Østergård-Møller", None)


@pytest.mark.parametrize("goes", [True, False])
def test_notes_and_messages_go_whole_or_stay_and_what_comes_after_is_the_receivers(teams, goes):
    case = case_of(teams[0])
    process.add_note(case.pk, "før", make.actor(teams[0]))
    before = Submission.objects.get(pk=case.pk).version
    receiver = taken_on(case, *teams, PassOn(notes=goes, messages=goes))
    process.add_note(case.pk, "efter", receiver)
    after = Submission.objects.get(pk=case.pk).version
    passed = passed_on(case)
    for what in ("notes", "messages"):
        assert (passed.has(what, before), passed.has(what, after)) == (goes, True)


def test_what_the_first_team_held_back_the_third_never_gets(teams):
    own, other = teams
    case, third = case_of(own), make.team("third", organisation=make.organisation("tredje"))
    receiver = taken_on(case, own, other)
    with pytest.raises(Refused, match="kan ikke gives med"):
        offer(case, third, receiver, PassOn(answers=frozenset({"colour"})))
    offer(case, third, receiver, PassOn(answers=frozenset({"full_name"}), notes=True))
    last = make.actor(third)
    hand_over.take_on(case.pk, last)
    _case, answers = access.read(case.pk, last)
    assert (answers.full_name, answers.email, answers.colour) == ("Åse Østergård-Møller", None, None)
    assert not passed_on(case).has("notes", 1)


def test_taking_on_ends_the_help_of_the_givers_organisation_and_what_the_routing_concluded(teams):
    own, other = teams
    case = case_of(own, tags=["anden kommune"])
    sister, third = make.team("sister"), make.team("third", organisation=make.organisation("tredje"))
    case.assisting.add(sister, third)
    for concluded in ("routing", "routing-trial"):
        seal_item(case, concluded, b"[]")
    taken_on(case, own, other)
    assert set(case.assisting.all()) == {third}
    assert case.tags == []
    assert not case.sealed.filter(name__startswith="routing").exists()


def test_what_the_case_was_linked_with_stays_behind_and_is_linked_with_nothing(teams):
    own, other = teams
    case, sister = case_of(own), case_of(own)
    linking.link(case.pk, sister.pk, make.actor(own))
    taken_on(case, own, other)
    assert not CaseLink.objects.exists()


def test_who_says_no_says_why_and_the_case_stays(teams):
    own, other = teams
    case = case_of(own)
    row = offer(case, other, make.actor(own))
    with pytest.raises(Refused, match="hvorfor"):
        hand_over.turn_down(case.pk, make.actor(other), reason="")
    hand_over.turn_down(case.pk, make.actor(other), reason="no_room", note="Ring i juni")
    case.refresh_from_db()
    row.refresh_from_db()
    assert (case.team, case.offered_to, row.status) == (own, None, OfferStatus.TURNED_DOWN)
    assert case.events.get(what=Action.TURN_DOWN).detail == {"turned_down": "no_room"}
    assert open_item(case, f"note-{case.version}") == b"Ring i juni"


def test_an_offer_taken_back_can_be_taken_on_by_nobody(teams):
    own, other = teams
    case, giver = case_of(own), make.actor(own)
    row = offer(case, other, giver)
    hand_over.take_back(case.pk, giver)
    with pytest.raises(Refused):
        hand_over.take_on(case.pk, make.actor(other))
    row.refresh_from_db()
    assert row.status == OfferStatus.TAKEN_BACK
    offer(case, other, giver)


def test_a_silent_receiver_gives_the_case_back_after_its_days(teams, settings):
    own, other = teams
    case = case_of(own)
    row = offer(case, other, make.actor(own))
    assert hand_over.let_lapse(row.answer_by) == 0
    HandOver.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    assert tasks.let_offers_lapse.call() == 1
    case.refresh_from_db()
    assert case.offered_to is None
    assert case.events.filter(what=Action.LAPSE, role="house").exists()


def test_a_case_that_its_person_takes_back_is_offered_to_nobody(teams):
    own, other = teams
    case = case_of(own)
    row = offer(case, other, make.actor(own))
    withdrawal.withdraw(case.pk)
    case.refresh_from_db()
    row.refresh_from_db()
    assert (case.state, case.offered_to, row.status) == (State.WITHDRAWN, None, OfferStatus.LAPSED)


def test_a_team_of_the_same_organisation_is_offered_nothing(teams):
    case = case_of(teams[0])
    with pytest.raises(Refused, match="anden organisation"):
        offer(case, make.team("sister"), make.actor(teams[0]))


@pytest.mark.parametrize(
    "change", [{"withdrawn_at": timezone.now()}, {"confirmed_at": None}, {"expires_on": "2020-01-01"}]
)
def test_a_consent_that_does_not_hold_carries_no_case_to_others(teams, change):
    own, other = teams
    case = case_of(own, toys.CONSENT)
    Consent.objects.filter(submission=case).update(**change)
    with pytest.raises(Refused, match="Samtykket gælder ikke"):
        offer(case, other, make.actor(own))


def test_a_consent_that_lapses_meanwhile_stops_the_taking_on(teams):
    own, other = teams
    case = case_of(own, toys.CONSENT)
    offer(case, other, make.actor(own))
    Consent.objects.filter(submission=case).update(expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="Samtykket gælder ikke"):
        hand_over.take_on(case.pk, make.actor(other))
    assert Submission.objects.get(pk=case.pk).team == own


def test_no_other_ground_than_the_kinds_own_is_taken(teams):
    own, other = teams
    with pytest.raises(Refused, match="hjemmel"):
        hand_over.offer(case_of(own).pk, other, make.actor(own), basis=Basis.CONSENT, what=NAMES)


def test_an_unanswered_message_is_left_with_nobody(teams):
    own, other = teams
    case, giver = case_of(own), make.actor(own)
    messages.answer(case.pk, "Hvornår ringer I?")
    with pytest.raises(Refused, match="besked, som ingen har svaret"):
        offer(case, other, giver)
    offer(case, other, giver, PassOn(messages=True))
    hand_over.take_on(case.pk, make.actor(other))
    assert Submission.objects.get(pk=case.pk).message_at is not None


def test_the_applicant_gets_a_letter_that_names_nobody(teams):
    case = case_of(teams[0])
    taken_on(case, *teams)
    letter = case.letters.get(template="new_organisation")
    text = open_item(case, letter.sealed_name).decode()
    assert "Other" not in text
    assert "Andre" not in text
    assert hand_over.to_tell(case) is None


def test_who_wants_no_mail_gets_none_and_the_desk_is_told_to_tell_them(teams):
    case = case_of(teams[0])
    contact.correct(case.pk, contact.ContactRules(may_mail=False))
    receiver = taken_on(case, *teams)
    assert not case.letters.filter(template="new_organisation").exists()
    assert hand_over.to_tell(case).tell_by == timezone.localdate() + timedelta(days=30)
    hand_over.note_told(case.pk, receiver)
    assert hand_over.to_tell(case) is None
    assert case.events.filter(what=Fact.TOLD).exists()
    with pytest.raises(Refused):
        hand_over.note_told(case.pk, receiver)


def test_a_citizen_who_was_referred_is_told_by_a_person_besides_the_referrers_letter(teams):
    case = case_of(teams[0], toys.CONSENT)
    taken_on(case, *teams)
    assert case.letters.filter(template="new_organisation").exists()
    assert hand_over.to_tell(case) is not None


def reminded(case, reason):
    return case.reminders.filter(reason=reason, done_at=None)


class TestTheDutyToTellThePerson:
    """What no letter told, somebody tells within a month; until it is noted, whoever has the case is reminded."""

    def test_is_a_reminder_from_the_day_the_case_is_taken_on_and_ends_when_it_is_done(self, teams):
        case = case_of(teams[0], toys.CONSENT)
        receiver = taken_on(case, *teams)
        [reminder] = reminded(case, "tell")
        by = hand_over.to_tell(case).tell_by
        assert timezone.localdate() <= reminder.on < by
        assert reminder in reminders.due_for(receiver, by)
        with pytest.raises(Refused, match="Notér, at personen har fået besked"):
            reminders.take_down(case.pk, reminder.pk, receiver)
        process.add_note(case.pk, "ringet, uden svar", receiver)
        assert reminded(case, "tell").exists()
        hand_over.note_told(case.pk, receiver)
        assert not reminded(case, "tell").exists()

    def test_is_none_where_a_letter_told(self, teams):
        case = case_of(teams[0])
        taken_on(case, *teams)
        assert not reminded(case, "tell").exists()

    def test_outlives_a_refusal_and_goes_along_to_a_sister_team(self, teams):
        case = case_of(teams[0], toys.CONSENT)
        receiver = taken_on(case, *teams)
        process.decide(case.pk, Action.DECLINE, receiver, reason="full")
        assert reminded(case, "tell").exists()
        process.decide(case.pk, Action.REOPEN, receiver)
        process.place(case.pk, make.team("tredje", organisation=teams[1].organisation), receiver)
        assert reminded(case, "tell").exists()

    def test_of_before_the_house_reminded_of_it_is_found_in_the_morning(self, teams, monkeypatch):
        case = case_of(teams[0], toys.CONSENT)
        taken_on(case, *teams)
        case.reminders.all().delete()
        monkeypatch.setattr(reminders, "is_workday", lambda day: True)
        by = hand_over.to_tell(case).tell_by
        reminders.remind(by - timedelta(days=20))
        assert not reminded(case, "tell").exists()
        for _twice in (1, 2):
            reminders.remind(by - timedelta(days=10))
            assert reminded(case, "tell").count() == 1


@pytest.mark.parametrize("how", ["turned down", "lapsed"])
def test_those_who_offered_a_case_are_reminded_that_it_stays_with_them(teams, how):
    own, other = teams
    case, giver = case_of(own), make.actor(own)
    for _again in (1, 2):
        offer(case, other, giver)
        assert not reminded(case, "not_taken").exists()
        if how == "lapsed":
            hand_over.let_lapse(timezone.localdate() + timedelta(days=99))
        else:
            hand_over.turn_down(case.pk, make.actor(other), reason="no_room")
        [reminder] = reminded(case, "not_taken")
        assert reminder in reminders.due_for(giver, timezone.localdate())
    process.add_note(case.pk, "vi spørger andre", giver)
    assert not reminded(case, "not_taken").exists()


def test_whoever_takes_their_own_offer_back_is_reminded_of_nothing(teams):
    case, giver = case_of(teams[0]), make.actor(teams[0])
    offer(case, teams[1], giver)
    hand_over.take_back(case.pk, giver)
    assert not case.reminders.exists()


def test_the_person_is_still_found_by_name_by_the_receiver_alone(teams):
    own, other = teams
    case, giver = case_of(own), make.actor(own)
    lookup.index(case.pk)
    receiver = taken_on(case, own, other, PassOn())
    sought = lookup.read("Åse")
    assert lookup.find(readable_for(receiver), sought, receiver) == [case]
    assert lookup.find(readable_for(giver), sought, giver) == []


def offer_of_work(team):
    """An offer of work with a paper, as a business sends it."""
    typed = answers_of(area("workfirst"), workfirst.CASES[0])
    paper = AttachedFile(name="Vagtplan.pdf", media_type="application/pdf", size=len(pdf()), item=PAPER)
    received = process.receive(
        kind=WORKFIRST, answers=typed.model_copy(update={"files": (paper,)}), language="da", files={PAPER: pdf()}
    )
    Submission.objects.filter(pk=received.pk).update(team=team, state=State.SCREENING)
    return Submission.objects.get(pk=received.pk), typed.cvr


@pytest.mark.parametrize("goes", [True, False])
def test_the_bytes_of_a_file_are_the_receivers_only_if_it_was_passed_on(teams, goes):
    case, _cvr = offer_of_work(teams[0])
    what = PassOn(answers=frozenset({"files"} if goes else ()), files=goes)
    receiver = taken_on(case, *teams, what)
    if goes:
        _file, content = access.read_file(case.pk, PAPER, receiver)
        assert content == pdf()
        return
    with pytest.raises(SealedItem.DoesNotExist):
        access.read_file(case.pk, PAPER, receiver)


@pytest.mark.parametrize("goes", [True, False])
def test_a_business_is_found_by_its_number_only_if_that_was_passed_on(teams, goes):
    case, cvr = offer_of_work(teams[0])
    lookup.index(case.pk)
    receiver = taken_on(case, *teams, PassOn(answers=frozenset({"cvr"} if goes else ())))
    lookup.index(case.pk)
    found = lookup.find(readable_for(receiver), lookup.read(cvr), receiver)
    assert found == ([case] if goes else [])


NAMES_OF_A_TOY = st.frozensets(st.sampled_from(sorted(toys.ToyAnswers.model_fields)))


@settings(max_examples=15)
@given(first=NAMES_OF_A_TOY, second=NAMES_OF_A_TOY, notes=st.booleans(), again=st.booleans())
def test_after_any_two_hand_overs_only_what_both_allowed_is_read(first, second, notes, again):
    own, other = make.team("own"), make.team("other", organisation=make.organisation("andre"))
    third = make.team("third", organisation=make.organisation("tredje"))
    case = case_of(own, answers=toys.ToyAnswers(full_name="Åse Ø", email="a@post.example", colour="grøn"))
    process.add_note(case.pk, "det første", make.actor(own))
    noted = Submission.objects.get(pk=case.pk).version
    receiver = taken_on(case, own, other, PassOn(answers=first, notes=notes))
    _case, read = access.read(case.pk, receiver)
    assert {name for name, value in read if value} <= first
    offer(case, third, receiver, PassOn(answers=second & first, notes=again))
    last = make.actor(third)
    hand_over.take_on(case.pk, last)
    case.refresh_from_db()
    _case, read = access.read(case.pk, last)
    whole = toys.ToyAnswers(full_name="Åse Ø", email="a@post.example", colour="grøn")
    assert {name: value for name, value in read if value} == {
        name: value for name, value in whole if value and name in first & second
    }
    assert passed_on(case).has("notes", noted) == (notes and again)
    assert case not in submissions_for(receiver)


def test_events_tell_it_in_codes(teams):
    case = case_of(teams[0])
    taken_on(case, *teams, words="Hun hedder Åse")
    offered = case.events.get(what=Action.OFFER)
    assert offered.detail == {"team": "other", "basis": "purpose", "passed": ["answers"]}
    assert not any("Åse" in str(event.detail) for event in case.events.all())


def test_nothing_else_is_done_with_a_case_on_offer(teams):
    own, other = teams
    case, giver = case_of(own), make.actor(own)
    offer(case, other, giver)
    with pytest.raises(Refused, match="Tag den tilbage først"):
        process.decide(case.pk, Action.DECLINE, giver, reason="full")


def test_a_fresh_case_at_the_joint_door_is_placed_anywhere_and_one_that_somebody_began_on_is_not(teams):
    _own, other = teams
    central = make.team("central", central=True)
    intake, fresh, begun = (
        make.actor(central, Role.INTAKE),
        make.submission(team=central),
        make.submission(team=central),
    )
    assert process.place(fresh.pk, other, intake).team == other
    coordinator = make.actor(central)
    process.take(begun.pk, Action.CLAIM, coordinator)
    process.take(begun.pk, Action.RELEASE, coordinator)
    with pytest.raises(Refused, match="Overdrag sagen"):
        process.place(begun.pk, other, intake)
    with pytest.raises(Refused, match="Overdrag sagen"):
        process.place(fresh.pk, central, make.actor(other))


def test_a_new_case_on_offer_stands_in_nobodys_way_who_takes_the_next(teams):
    own, other = teams
    offered, waiting, giver = make.submission(team=own), make.submission(team=own), make.actor(own)
    offer(offered, other, giver)
    assert process.take_next(giver) == waiting
    assert process.take_next(giver) is None


def test_a_note_under_a_hand_over_stays_under_its_number(teams):
    case = case_of(teams[0])
    seal_note(case, "gammelt")
    receiver = taken_on(case, *teams)
    assert not passed_on(case).has("notes", 1)
    assert may_read(receiver, case, frozenset())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_of_taking_on_and_taking_back_at_once_one_wins_and_the_other_is_told(teams):
    own, other = teams
    giver, receiver = make.actor(own), make.actor(other)
    for _round in range(4):
        case, start, told = case_of(own), threading.Barrier(2), []
        offer(case, other, giver)

        def run(act, actor, case=case, start=start, told=told):
            start.wait()
            try:
                act(case.pk, actor)
            except Refused as refused:
                told.append(str(refused))
            finally:
                close_old_connections()
                connection.close()

        pair = [(hand_over.take_on, receiver), (hand_over.take_back, giver)]
        threads = [threading.Thread(target=run, args=one) for one in pair]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        case.refresh_from_db()
        won = OfferStatus.TAKEN_ON if case.team == other else OfferStatus.TAKEN_BACK
        assert len(told) == 1
        assert HandOver.objects.get(submission=case).status == won
        assert case.offered_to is None
