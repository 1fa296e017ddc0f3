"""Who may vouch for people stands in the configuration."""

import json

import pytest

from portal import checks
from portal.accounts.sso.providers import ProvidersMisconfigured, read

REGION = {
    "id": "region-h",
    "name": "Region H",
    "server": "https://login.region.example/",
    "client_id": "dok",
    "client_secret": "hemmelig",
    "domains": ["Region.example"],
}


def told(*rows):
    return json.dumps(rows)


def test_no_word_is_no_provider():
    assert read("") == read("  \n") == read("[]") == ()


def test_a_provider_is_read_with_careful_defaults():
    (region,) = read(told(REGION))
    assert region.server == "https://login.region.example"
    assert region.domains == ("region.example",)
    assert region.prompt == "login"
    assert region.amr == region.acr == ()
    assert region.verified_claim == "email_verified"


def test_a_provider_shows_its_secret_to_no_log():
    assert "hemmelig" not in repr(read(told(REGION)))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "[1]",
        told(REGION, REGION),
        told({**REGION, "scope": "openid cpr"}),
        told({**REGION, "id": "Region H"}),
        told({**REGION, "id": "../admin"}),
        told({**REGION, "server": "login.region.example"}),
        told({**REGION, "server": "ftp://login.region.example"}),
        told({**REGION, "domains": []}),
        told({**REGION, "domains": "region.example"}),
        told({**REGION, "amr": "mfa"}),
        told({**REGION, "amr": [""]}),
        *(told({name: value for name, value in REGION.items() if name != missing}) for missing in REGION),
    ],
)
def test_a_configuration_that_cannot_be_meant_is_refused(text):
    with pytest.raises(ProvidersMisconfigured):
        read(text)


def test_the_start_is_refused_and_no_secret_told(settings):
    settings.DOK_OIDC = told({**REGION, "scope": "openid cpr"})
    (error,) = checks.providers_can_be_used()
    assert error.id == "dok.E042"
    assert "scope" in error.msg
    assert "hemmelig" not in error.msg


def test_production_asks_no_provider_without_tls(settings):
    settings.DOK_OIDC = told({**REGION, "server": "http://login.region.example"})
    assert checks.providers_can_be_used() == []
    settings.DOK_ENVIRONMENT = "production"
    (error,) = checks.providers_can_be_used()
    assert error.id == "dok.E043"


def test_the_public_side_holds_no_providers_secret(settings):
    settings.DOK_OIDC, settings.DOK_SIDE = told(REGION), "public"
    (error,) = checks.providers_can_be_used()
    assert error.id == "dok.E044"
    assert "hemmelig" not in error.msg
