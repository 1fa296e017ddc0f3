"""What a provider may say of itself."""

import pytest

from portal.accounts.sso.relying_party import ProviderUnusable, as_named

SERVER = "https://login.region.example"
GOOD = {
    "issuer": f"{SERVER}/",
    "authorization_endpoint": f"{SERVER}/auth",
    "token_endpoint": f"{SERVER}/token",
    "jwks_uri": f"{SERVER}/jwks",
}


@pytest.mark.parametrize("more", [{}, {"userinfo_endpoint": f"{SERVER}/me"}])
def test_a_provider_that_speaks_for_itself_is_believed(more):
    assert as_named(GOOD | more, SERVER) == GOOD | more


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"])
def test_no_endpoint_is_less_safe_than_the_server(name):
    with pytest.raises(ProviderUnusable):
        as_named(GOOD | {name: "http://login.region.example/x"}, SERVER)


@pytest.mark.parametrize("said", [None, [], "https", {}, GOOD | {"issuer": "https://evil.example"}])
def test_whoever_speaks_for_another_server_is_not(said):
    with pytest.raises(ProviderUnusable):
        as_named(said, SERVER)
