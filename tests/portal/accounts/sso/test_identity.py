"""Of all that a provider tells we take four things."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.sso.identity import identity_from, saw_second_factor, uid_of
from portal.accounts.sso.providers import IdentityProvider
from portal.accounts.sso.tokens import TokenRefused

PROVIDER = IdentityProvider(
    id="region",
    name="Region Test",
    server="https://login.region.example",
    client_id="dok",
    client_secret="s",
    domains=("region.example",),
    amr=("mfa", "hwk"),
    acr=("https://data.gov.dk/concept/core/nsis/Substantial",),
)
CLAIMS = {"iss": PROVIDER.server, "sub": "n-1", "aud": "dok"}
NINA = {"sub": "n-1", "email": "Nina@Region.example", "email_verified": True, "name": "Nina Maria Dahl"}


def taken(userinfo=NINA, **claims):
    return identity_from(PROVIDER, {**CLAIMS, **claims}, userinfo)


def test_name_and_address_are_taken_and_nothing_else():
    nina = taken({**NINA, "cpr": "0101701234", "dk:gov:saml:attribute:CprNumberIdentifier": "0101701234"})
    assert (nina.email, nina.first_name, nina.last_name) == ("nina@region.example", "Nina Maria", "Dahl")
    assert "0101701234" not in str(dataclasses.asdict(nina))


def test_the_account_is_known_by_issuer_and_subject_together():
    assert taken().uid == taken({**NINA, "email": "ny@region.example", "name": "Nina Holm"}).uid
    assert taken().uid != uid_of(PROVIDER.server, "n-2")
    assert taken().uid != uid_of("https://login.other.example", "n-1")


def test_given_and_family_name_come_before_the_whole():
    nina = taken({**NINA, "given_name": "Nina", "family_name": "Maria  Dahl"})
    assert (nina.first_name, nina.last_name) == ("Nina", "Maria Dahl")


def test_userinfo_about_somebody_else_is_refused():
    with pytest.raises(TokenRefused):
        taken({**NINA, "sub": "o-2"})
    with pytest.raises(TokenRefused):
        taken({"email": "nina@region.example", "email_verified": True})


@pytest.mark.parametrize("verified", [False, None, "false", "", 0, "ja", [], ["true"], {}], ids=repr)
def test_an_address_that_the_provider_does_not_call_proven_is_none(verified):
    assert taken({**NINA, "email_verified": verified}).email == ""


@pytest.mark.parametrize(
    "address",
    [
        "nina@dok.example",
        "nina@region.example.evil.example",
        "nina@sub.region.example",
        "region.example",
        "nina@region.example@evil.example",
        "",
        None,
        ["nina@region.example"],
        7,
    ],
    ids=repr,
)
def test_a_provider_vouches_for_its_own_addresses_alone(address):
    assert taken({**NINA, "email": address}).email == ""


def test_entra_names_the_claim_otherwise():
    entra = dataclasses.replace(PROVIDER, verified_claim="xms_edov")
    assert identity_from(entra, {**CLAIMS, **NINA, "xms_edov": "1"}, {}).email == "nina@region.example"
    assert identity_from(entra, {**CLAIMS, **NINA}, {}).email == ""


def test_the_proof_of_one_address_is_not_lent_to_another():
    signed = {"email": "nina@region.example", "email_verified": True}
    typed = {"sub": "n-1", "email": "chef@region.example"}
    assert taken(typed, **signed).email == "nina@region.example"
    assert taken(typed, email_verified=True).email == ""
    assert taken({"sub": "n-1", "email_verified": True}, email="chef@region.example").email == ""


@pytest.mark.parametrize("claims", [{"amr": ["pwd", "mfa"]}, {"acr": PROVIDER.acr[0]}], ids=str)
def test_a_second_factor_counts_when_the_provider_says_so_in_listed_words(claims):
    assert taken(**claims).second_factor is True


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"amr": []},
        {"amr": ["pwd"]},
        {"amr": "mfa"},
        {"amr": {"mfa": 1}},
        {"amr": [["mfa"]]},
        {"acr": "0"},
        {"acr": list(PROVIDER.acr)},
        {"acr": None},
        {"acr": ""},
    ],
    ids=str,
)
def test_anything_else_is_no_second_factor(claims):
    assert taken(**claims).second_factor is False


def test_how_somebody_signed_in_is_read_from_the_signed_token_alone():
    assert taken({**NINA, "amr": ["mfa"], "acr": PROVIDER.acr[0]}).second_factor is False


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("aZ0æ.", max_size=8) | st.sampled_from(["mfa", "hwk"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional={"amr": anything, "acr": anything}))
def test_where_the_configuration_lists_nothing_nothing_counts(claims):
    assert saw_second_factor(dataclasses.replace(PROVIDER, amr=(), acr=()), claims) is False


@given(
    st.fixed_dictionaries({"sub": st.just("n-1")}, optional=dict.fromkeys(NINA.keys() - {"sub"}, anything)), anything
)
def test_whatever_a_provider_sends_is_an_identity_or_a_refusal(userinfo, amr):
    person = taken(userinfo, amr=amr)
    assert isinstance(person.second_factor, bool)
    assert max(len(person.first_name), len(person.last_name)) <= 150
