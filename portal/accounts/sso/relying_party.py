"""Our side of the protocol: what we ask a provider, and how its answer is read.

allauth carries state, PKCE and the exchange of the code. Ours are the questions (nothing in a link can add a scope or a
parameter), the proof of the token, and that discovery speaks for the server we named.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

from portal.addresses import whole

from . import providers
from .identity import Identity, identity_from
from .tokens import TokenRefused, claims_of, nonce_for

# Never `cpr`, never an address or a birth date: who it is, a name, an e-mail address.
SCOPE = ("openid", "profile", "email")
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderUnusable(Exception):
    """The provider answers, and not as the one we named. The message bears nothing of what it said."""


def as_named(described: Any, server: str) -> dict[str, Any]:
    """What a provider says of itself, if it speaks for the server we named. Raises ProviderUnusable."""
    if not isinstance(described, dict) or str(described.get("issuer")).rstrip("/") != server:
        raise ProviderUnusable("discovery speaks for another issuer")
    # A provider need not have userinfo; where it has, our access token goes there.
    asked = [*ENDPOINTS, *({"userinfo_endpoint"} & described.keys())]
    if any(urlsplit(str(described.get(name))).scheme != urlsplit(server).scheme for name in asked):
        raise ProviderUnusable("discovery names an endpoint less safe than the server")
    return described


class HouseLogin(SocialLogin):
    """A sign-in under way, with what we took from the provider's word."""

    identity: Identity


class HouseAdapter(OpenIDConnectOAuth2Adapter):
    """Fetch and prove what the provider says."""

    nonce = ""

    @property
    def ours(self) -> providers.IdentityProvider:
        """The provider in our configuration."""
        found = providers.find(self.provider_id)
        if found is None:
            raise ProviderUnusable("no such provider is configured")
        return found

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's own description, if it describes the server we named (OpenID Connect Discovery 1.0, 4.3)."""
        if not hasattr(self, "_described"):
            self._described = self._describe()
        return self._described

    def _describe(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(f"{self.ours.server}/.well-known/openid-configuration")
            answer.raise_for_status()
            return as_named(answer.json(), self.ours.server)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """The house's own address, whatever host name the request bore."""
        return whole(reverse("account_sso_answer", args=[self.provider_id]))

    def get_access_token_data(self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: Any = None) -> Any:
        """Exchange the code, and remember which nonce the token must bear."""
        self.nonce = nonce_for(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> HouseLogin:
        """Prove the token and keep what we need of it. Raises TokenRefused."""
        id_token = kwargs["response"].get("id_token")
        if not isinstance(id_token, str):
            raise TokenRefused("no id token came")
        claims = claims_of(
            id_token,
            keys=self._published_keys(),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        userinfo = self._fetch_user_info(token.token) if self.openid_config.get("userinfo_endpoint") else {}
        identity = identity_from(self.ours, claims, userinfo if isinstance(userinfo, dict) else {})
        account = SocialAccount(provider=identity.provider_id, uid=identity.uid, extra_data={})
        login = HouseLogin(provider=self.get_provider(), account=account, email_addresses=[])
        login.identity = identity
        return login

    def _published_keys(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys: dict[str, Any] = answer.json()
        return keys


class HouseProvider(OpenIDConnectProvider):
    """Ask a provider who somebody is."""

    oauth2_adapter_class = HouseAdapter

    def get_scope(self) -> list[str]:
        """What we ask for."""
        return list(SCOPE)

    def get_auth_params(self) -> dict[str, str]:
        """How the provider shall ask: anew, and by a second factor where it can."""
        ours = providers.find(self.app.provider_id)
        wanted = {"prompt": ours.prompt, "acr_values": " ".join(ours.acr)} if ours else {}
        return {name: value for name, value in wanted.items() if value}

    def get_pkce_params(self) -> dict[str, str]:
        """Always PKCE, and the nonce that goes with it."""
        params: dict[str, str] = generate_code_challenge()
        return {**params, "nonce": nonce_for(params["code_verifier"])}

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Where to go on afterwards, in the language one came in: a provider's answer comes to one address, in Danish.

        allauth would also take scopes, parameters and the purpose from the link.
        """
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request) or reverse("wards:list")}
