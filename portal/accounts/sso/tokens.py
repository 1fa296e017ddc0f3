"""What an id token must be before a word of it is believed (OpenID Connect Core 1.0, 3.1.3.7).

The library in between trusts the connection instead of the signature, and sends no nonce. We ask for both: a proxy
that ends TLS inside an organisation is an ordinary thing.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any

import jwt

# Signatures that only the provider can make. Neither `none` nor a shared secret.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# Seconds that the provider's clock and ours may differ.
LEEWAY = 60
REQUIRED = ("iss", "sub", "aud", "exp", "iat", "nonce")


class TokenRefused(Exception):
    """The token is not the answer to our question. The message names the rule, never what the token held."""


class ClocksDiffer(TokenRefused):
    """The token is of another time than ours."""


def nonce_for(code_verifier: str) -> str:
    """The nonce that goes with a PKCE verifier.

    The verifier is random, is kept in the session and leaves it for the token endpoint alone, so what is hashed from
    it under a name of its own is as good as a second random value, and there is nothing more to keep.
    """
    digest = hashlib.sha256(f"dok.oidc.nonce:{code_verifier}".encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def claims_of(token: str, *, keys: Any, issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """Verify a token against the provider's published keys (a JWK set); returns its claims.

    Raises TokenRefused, or ClocksDiffer.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key_for(token, keys),
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY,
            options={"require": list(REQUIRED)},
        )
    except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError):
        raise ClocksDiffer("the token is of another time") from None
    except jwt.PyJWTError as error:
        raise TokenRefused(type(error).__name__) from None
    if not secrets.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise TokenRefused("the nonce is another")
    if claims.get("azp", client_id) != client_id or (_many(claims["aud"]) and "azp" not in claims):
        raise TokenRefused("the token is for somebody else")
    return claims


def _many(audience: str | list[str]) -> bool:
    return isinstance(audience, list) and len(audience) > 1


def _key_for(token: str, keys: Any) -> jwt.PyJWK:
    """The published key that the token names; the only one, if it names none."""
    kid = jwt.get_unverified_header(token).get("kid")
    published = keys.get("keys") if isinstance(keys, dict) else None
    if not isinstance(published, list):
        raise TokenRefused("no keys are published")
    signing = [key for key in jwt.PyJWKSet(published).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in signing if key.key_id == kid] if kid else signing
    if len(fitting) != 1:
        raise TokenRefused("no published key fits")
    return fitting[0]
