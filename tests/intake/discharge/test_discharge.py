"""A referral: no consent, no journey; and nothing is asked or kept beyond what the citizen said yes to."""

from datetime import date, timedelta
from typing import get_args

import pytest
from django.utils import timezone, translation
from pydantic import ValidationError

from intake.discharge.answers import Category, DischargeV1, DischargeV2
from intake.discharge.consent import CURRENT, RESTS_ON, TEXTS, last_day_of_consent
from intake.discharge.consent_forms import CATEGORIES as TICKS
from intake.discharge.declaration import AREA, KIND, NO_CONSENT
from intake.journeys.summary import summary
from intake.submissions.models import Draft
from tests import make
from tests.cases import in_days
from tests.cases.discharge import CASES
from tests.cases.walking import answers_of, as_written, changed, course_of, errors_on

AAGE = CASES[0]
CATEGORIES = get_args(Category)
FIRST = AREA.steps[0]


def steps_of(case):
    return [step.slug for step in course_of(AREA, case).steps]


def test_the_door_is_where_it_was_announced():
    assert (AREA.letter, AREA.path, KIND.prefix, AREA.quick_exit) == ("B", "henvis/udskrivning", "GU", True)


# --- Consent ------------------------------------------------------------------------------------


def test_consent_is_the_first_question_and_the_journey_stops_at_a_no():
    assert list(FIRST.form.base_fields) == ["consent"]
    assert FIRST.stop({"consent": "nej"}) == NO_CONSENT
    assert FIRST.stop({"consent": "ja"}) is None
    assert course_of(AREA, changed(AAGE, "samtykke", consent="nej")).waiting == FIRST


def test_what_is_told_and_to_whom_is_read_aloud_before_the_question(client, db):
    page = client.get("/henvis/udskrivning/samtykke/").content.decode()
    aloud = page[page.index('<blockquote class="step-aloud">') : page.index("</blockquote>")]
    told = ("WeShelter", "hvad jeg hedder", "hvornår jeg bliver udskrevet", "støtte til", "aftalt", "sige nej igen")
    assert [words for words in told if words not in aloud] == []
    assert page.index("</blockquote>") < page.index("Siger borgeren ja?")


@pytest.mark.parametrize(
    ("language", "address"), [("da", "/privatliv/udskrivning/"), ("en", "/en/privatliv/udskrivning/")]
)
def test_the_notice_opens_beside_the_last_page_so_that_nothing_typed_is_lost(language, address):
    with translation.override(language):
        hint = str(AREA.steps[-1].form.base_fields["privacy_seen"].help_text)
    assert f'<a href="{address}" target="_blank"' in hint


def test_the_page_without_consent_offers_a_talk_and_keeps_nothing(client, db):
    make.team("central", central=True, phone="12 34 00 00")
    page = client.post("/henvis/udskrivning/samtykke/", {"consent": "nej"})
    assert NO_CONSENT in [template.name for template in page.templates]
    for sentence in ("12 34 00 00", "Vi har ikke gemt noget.", "ring 112"):
        assert sentence in page.content.decode()
    assert not Draft.objects.exists()


def test_without_a_number_it_shows_the_way_to_the_organisations(client, db):
    # The request chooses English for the thread, which the tests after this one share.
    with translation.override("da"):
        page = client.post("/en/henvis/udskrivning/samtykke/", {"consent": "nej"})
    assert 'href="/en/organisationer/"' in page.content.decode()


@pytest.mark.parametrize("categories", [["support_needs", "aftercare"], ["contact"], ["discharge_date"]])
def test_without_contact_and_date_the_referrer_is_asked_to_ring(categories):
    case = changed(AAGE, "omfang", consent_categories=categories)
    assert "Ring til os" in errors_on(AREA, case, "omfang")["consent_categories"][0]


def test_the_ticks_are_the_categories_of_the_model():
    assert tuple(slug for slug, _label in TICKS) == CATEGORIES
    assert set(RESTS_ON.values()) < set(CATEGORIES)


def test_an_oral_consent_names_its_witness():
    case = changed(AAGE, "omfang", consent_method="mundtlig", consent_witness="")
    assert list(errors_on(AREA, case, "omfang")) == ["consent_witness"]


@pytest.mark.parametrize("days", [0, 367])
def test_a_consent_lasts_from_tomorrow_to_a_year_from_the_day_it_was_given(days):
    case = changed(AAGE, "omfang", consent_expires_on=in_days(days))
    assert list(errors_on(AREA, case, "omfang")) == ["consent_expires_on"]


@pytest.mark.parametrize("days", [1, -367])
def test_a_consent_was_given_within_the_last_year(days):
    case = changed(AAGE, "omfang", consent_given_on=in_days(days))
    assert "consent_given_on" in errors_on(AREA, case, "omfang")


@pytest.mark.parametrize(
    ("given", "last"),
    [
        (date(2026, 11, 22), date(2027, 11, 22)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_twelve_months_are_twelve_months(given, last):
    assert last_day_of_consent(given) == last


def test_the_record_of_the_consent_says_what_how_and_until_when():
    given = KIND.consent(answers_of(AREA, CASES[2]))
    today = timezone.localdate()
    assert given.categories == CATEGORIES
    assert (given.method, given.text_version) == ("mundtlig", CURRENT.version)
    assert (given.given_on, given.expires_on) == (today, today + timedelta(days=90))


def test_versions_of_the_text_differ():
    assert len({text.version for text in TEXTS}) == len(TEXTS)


def told(answers, name):
    """An answer; «list.name» is the first that any entry of a list gives."""
    outer, _dot, inner = name.partition(".")
    whole = getattr(answers, outer)
    return next((getattr(one, inner) for one in whole or () if getattr(one, inner)), None) if inner else whole


# --- Only what was said yes to ------------------------------------------------------------------


def test_every_step_is_asked_with_a_full_consent():
    assert steps_of(AAGE) == [step.slug for step in AREA.steps]


@pytest.mark.parametrize(("category", "slug"), [("support_needs", "stoette"), ("aftercare", "aftaler")])
def test_a_step_that_rests_on_a_category_not_ticked_is_not_asked_and_what_was_written_is_dropped(category, slug):
    kept = [one for one in CATEGORIES if one != category]
    case = changed(AAGE, "omfang", consent_categories=kept)
    assert slug not in steps_of(case)
    answers = answers_of(AREA, case)
    resting = [name for name, needs in RESTS_ON.items() if needs == category]
    assert len(resting) == 3
    assert [told(answers, name) for name in resting] == [None] * 3


def test_building_drops_what_is_not_covered_even_if_it_is_handed_over():
    values = {**course_of(AREA, AAGE).values, "consent_categories": ["contact", "discharge_date"]}
    answers = AREA.build(values)
    assert [told(answers, name) for name in RESTS_ON] == [None] * 6


def test_what_somebody_helps_with_is_dropped_where_needs_may_not_be_told():
    values = {**course_of(AREA, AAGE).values, "consent_categories": ["contact", "discharge_date", "aftercare"]}
    (helper,) = AREA.build(values).care_contacts
    assert (helper.name, helper.functions) == ("Sanne Øst", None)


def test_the_model_refuses_to_hear_what_somebody_helps_with_where_needs_may_not_be_told():
    given = answers_of(AREA, AAGE).model_dump() | {"life_areas": None, "practical_now": None}
    with pytest.raises(ValidationError, match="what somebody helps with"):
        DischargeV2(**{**given, "consent_categories": ("contact", "discharge_date", "aftercare")})


def test_answers_can_be_read_without_some_of_them():
    answers = answers_of(AREA, AAGE)
    less = answers.without(["life_areas", "care_contacts.functions", "unknown", "unknown.too"])
    assert (less.life_areas, less.agreement) == (None, "udskrivningsaftale")
    assert [(one.name, one.functions) for one in less.care_contacts] == [("Sanne Øst", None)]
    assert answers.without(["care_contacts", "care_contacts.functions"]).care_contacts is None
    assert answers.care_contacts[0].functions == ("bolig", "daglige-aktiviteter")


def test_a_referral_of_the_first_version_is_read_without_what_came_later():
    first = DischargeV1(**answers_of(AREA, AAGE).model_dump(exclude={"care_contacts"}))
    assert first.without(RESTS_ON).model_dump()["life_areas"] is None
    assert "hjaelpere" not in [section.step.slug for section in summary(AREA, first.model_dump())]


def test_the_model_refuses_answers_that_are_not_covered():
    good = answers_of(AREA, AAGE).model_dump()
    with pytest.raises(ValidationError):
        DischargeV1(**{**good, "consent_categories": ("contact", "discharge_date", "aftercare")})


def test_the_rules_see_life_areas_only_when_they_were_given():
    assert "life_areas" in KIND.facts(answers_of(AREA, AAGE))
    assert "life_areas" not in KIND.facts(answers_of(AREA, CASES[3]))


def test_an_unanswered_wish_is_no_fact():
    facts = KIND.facts(answers_of(AREA, CASES[3]))
    assert not {"volunteer_ok", "women_only"} & set(facts)


@pytest.mark.parametrize(
    "wrong",
    [
        {"consent": "nej"},
        {"consent_categories": ("support_needs", "aftercare")},
        {"consent_expires_on": date(2099, 1, 1)},
        {"consent_method": "mundtlig"},
        {"expected_discharge_date": None},
        {"discharge_date_known": False},
        {"life_areas": ()},
        {"life_areas": ("diagnose",)},
        {"discharge_coordinator": None},
        {"diagnosis": "x"},
        {"cpr": "x"},
    ],
)
def test_the_model_refuses_what_the_forms_would(wrong):
    good = answers_of(AREA, AAGE).model_dump()
    with pytest.raises(ValidationError):
        DischargeV1(**{**good, **wrong})


# --- The date, the numbers, the post ------------------------------------------------------------


def without_date(case, **inputs):
    return changed(case, "udskrivning", expected_discharge_date=None, **inputs)


def test_a_known_date_is_written():
    assert list(errors_on(AREA, without_date(AAGE), "udskrivning")) == ["expected_discharge_date"]


def test_a_date_that_does_not_exist_gets_one_error_of_its_own():
    case = without_date(
        AAGE,
        expected_discharge_date_day="31",
        expected_discharge_date_month="2",
        expected_discharge_date_year=str(timezone.localdate().year + 1),
    )
    assert [len(texts) for texts in errors_on(AREA, case, "udskrivning").values()] == [1]


def test_a_date_and_not_yet_known_do_not_go_together():
    case = changed(AAGE, "udskrivning", discharge_date_known="no")
    assert list(errors_on(AREA, case, "udskrivning")) == ["discharge_date_known"]


def test_whoever_has_left_has_left_on_a_date():
    case = without_date(AAGE, discharge_date_known="no", admission_status="udskrevet")
    assert list(errors_on(AREA, case, "udskrivning")) == ["discharge_date_known"]


@pytest.mark.parametrize("days", [-40, 400])
def test_a_date_far_off_is_a_slip(days):
    case = changed(AAGE, "udskrivning", expected_discharge_date=in_days(days))
    assert list(errors_on(AREA, case, "udskrivning")) == ["expected_discharge_date"]


@pytest.mark.parametrize(("slug", "name"), [("borger", "citizen_first_name"), ("borger", "citizen_contact")])
def test_a_cpr_number_is_refused_and_not_kept(slug, name):
    case = changed(AAGE, slug, **{name: "Åge 010203-1234"})
    assert list(errors_on(AREA, case, slug)) == [name]


def test_letters_go_to_the_referrer_and_never_to_the_citizen():
    contact = KIND.contact(answers_of(AREA, CASES[7]))
    assert (contact.name, contact.email, contact.phone) == ("Preben Skjødt", "", "+4512345818")


def test_unconfirmed_and_declined_referrals_do_not_stay_long():
    keep = KIND.retention
    assert (keep.declined_days, keep.withdrawn_days, keep.closed_days, keep.consent_check_workdays) == (30, 30, 365, 5)


def test_a_case_posts_its_consent_as_words():
    assert as_written(AAGE)["samtykke"] == {"consent": ["ja"]}
