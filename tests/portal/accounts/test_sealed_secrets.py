import pytest
from allauth.mfa.models import Authenticator

from portal.accounts import sealed_secrets

from . import people


@pytest.mark.django_db
def test_no_secret_of_a_second_factor_lies_open_in_the_database():
    user, secret = people.person()
    stored = str(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))
    seed = sealed_secrets.reveal(Authenticator.objects.get(user=user, type="recovery_codes").data["seed"])
    assert secret not in stored
    assert seed not in stored
    assert Authenticator.objects.get(user=user, type="totp").wrap().validate_code(people.code(secret))


def test_what_is_closed_opens_to_the_same_text():
    token = sealed_secrets.close("hemmelig æøå")
    assert "hemmelig" not in token
    assert sealed_secrets.reveal(token) == "hemmelig æøå"


def test_a_changed_secret_key_opens_with_the_former_as_fallback(settings):
    token = sealed_secrets.close("frø")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "en-ny-noegle-" + "n" * 50
    assert sealed_secrets.reveal(token) == "frø"


def test_without_the_former_key_the_secret_stays_shut_and_unnamed(settings):
    token = sealed_secrets.close("frø")
    settings.SECRET_KEY = "en-ny-noegle-" + "n" * 50
    with pytest.raises(sealed_secrets.SecretUnreadable) as refused:
        sealed_secrets.reveal(token)
    assert token not in str(refused.value)
