"""Only the provider's own answer to our own question is believed."""

import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from portal.accounts.sso.tokens import ClocksDiffer, TokenRefused, claims_of, nonce_for

ISSUER, CLIENT, NONCE = "https://login.region.example", "dok", nonce_for("a-verifier")


def rsa_pair(kid):
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(RSAAlgorithm.to_jwk(private.public_key())) | {"kid": kid, "use": "sig", "alg": "RS256"}
    return private, public


PRIVATE, PUBLIC = rsa_pair("k1")
STRANGER, STRANGERS_PUBLIC = rsa_pair("k1")
KEYS = {"keys": [PUBLIC]}


def claims(**other):
    now = int(time.time())
    plain = {"iss": ISSUER, "sub": "nina", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": NONCE}
    return {name: value for name, value in {**plain, **other}.items() if value is not None}


def signed(key=PRIVATE, algorithm="RS256", kid="k1", **other):
    return jwt.encode(claims(**other), key, algorithm=algorithm, headers={"kid": kid} if kid else None)


def read(token, keys=KEYS, **other):
    return claims_of(token, **{"keys": keys, "issuer": ISSUER, "client_id": CLIENT, "nonce": NONCE, **other})


def test_a_token_that_is_right_in_everything_is_believed():
    assert read(signed(amr=["mfa"]))["amr"] == ["mfa"]


def test_a_key_that_is_not_named_is_found_if_it_is_the_only_one():
    assert read(signed(kid=None))["sub"] == "nina"
    with pytest.raises(TokenRefused):
        read(signed(kid=None), keys={"keys": [PUBLIC, {**STRANGERS_PUBLIC, "kid": "k2"}]})


def test_an_elliptic_key_does_as_well():
    private = ec.generate_private_key(ec.SECP256R1())
    public = json.loads(ECAlgorithm.to_jwk(private.public_key())) | {"kid": "e1"}
    assert read(signed(private, "ES256", "e1"), keys={"keys": [PUBLIC, public]})["sub"] == "nina"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://login.other.example"},
        {"aud": "somebody-else"},
        {"aud": [CLIENT, "somebody-else"]},  # And no word of whom it was made for.
        {"aud": [CLIENT, "somebody-else"], "azp": "somebody-else"},
        {"azp": "somebody-else"},
        {"nonce": nonce_for("another-verifier")},
        {"nonce": None},
        {"sub": None},
        {"iat": None},
        {"exp": None},
        {"aud": None},
        {"iss": None},
    ],
    ids=str,
)
def test_a_token_that_is_wrong_in_one_thing_is_refused(wrong):
    with pytest.raises(TokenRefused):
        read(signed(**wrong))


def test_a_token_for_several_names_the_one_it_was_made_for():
    assert read(signed(aud=[CLIENT, "somebody-else"], azp=CLIENT))["azp"] == CLIENT


def test_a_stranger_with_the_right_key_name_is_refused():
    with pytest.raises(TokenRefused):
        read(signed(STRANGER))


def test_an_unsigned_token_is_refused():
    with pytest.raises(TokenRefused):
        read(jwt.encode(claims(), None, algorithm="none", headers={"kid": "k1"}))


def test_a_token_signed_with_the_public_key_as_if_it_were_a_shared_secret_is_refused():
    octets = {"kty": "oct", "k": "c2hhcmVkLXNlY3JldC10aGF0LWlzLWxvbmctZW5vdWdo", "kid": "k1", "alg": "HS256"}
    shared = jwt.encode(claims(), b"shared-secret-that-is-long-enough", algorithm="HS256", headers={"kid": "k1"})
    for keys in (KEYS, {"keys": [octets]}):
        with pytest.raises(TokenRefused):
            read(shared, keys=keys)


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "e30.e30."])
def test_what_is_no_token_is_refused(text):
    with pytest.raises(TokenRefused):
        read(text)


@pytest.mark.parametrize("keys", [{}, {"keys": []}, {"keys": [{"kty": "RSA"}]}, [], None, {"keys": None}], ids=str)
def test_a_provider_that_publishes_no_usable_key_is_refused(keys):
    with pytest.raises(TokenRefused):
        read(signed(), keys=keys)


@pytest.mark.parametrize("seconds", [-30, 30])
def test_clocks_may_differ_by_half_a_minute(seconds):
    now = int(time.time()) + seconds
    assert read(signed(iat=now, exp=now + 15))["sub"] == "nina"


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_a_token_of_another_hour_is_a_matter_of_the_clock(seconds):
    now = int(time.time()) + seconds
    with pytest.raises(ClocksDiffer):
        read(signed(iat=now, nbf=now, exp=now + 300))


def test_a_refusal_says_nothing_of_the_person():
    with pytest.raises(TokenRefused) as refused:
        read(signed(sub="0101701234", email="nina@region.example", aud="other"))
    assert "0101701234" not in repr(refused.value)
    assert "nina" not in repr(refused.value)
    assert refused.value.__cause__ is None
