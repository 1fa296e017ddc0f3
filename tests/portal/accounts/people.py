"""People with a password and a second factor, and the way they really sign in."""

import time
from itertools import count

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from tests import make, own_cache

PASSWORD = "en-god-lang-adgangskode"
_numbers = count(1)


def person(**fields):
    """A colleague with a membership, a password, a TOTP factor and recovery codes. Returns the user and the secret."""
    user = make.member(email=f"kollega{next(_numbers)}@dok.example", password=PASSWORD, **fields)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return user, secret


def code(secret, *, steps=0):
    """The one-time code of this moment, or of some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret):
    """Six digits that are none of the codes that could be right."""
    near = {code(secret, steps=steps) for steps in range(-3, 4)}
    return next(digits for digits in ("000000", "111111", *map(str, range(200000, 200010))) if digits not in near)


def give_password(client, user, password=PASSWORD):
    return client.post("/konto/login/", {"login": user.email, "password": password})


def sign_in(client, user, secret):
    """Sign in as a person does: password, then code."""
    give_password(client, user)
    return client.post("/konto/2fa/authenticate/", {"code": code(secret)})


def forget_used_codes():
    """Let a code count again, as it would half a minute later."""
    own_cache.empty()
