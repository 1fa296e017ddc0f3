"""The forms of sign-in, where allauth's own need a word or a rule more."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ShowFactorForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Access, Invitation, Unit, User

# What to do about an empty field, by its name: in a summary of errors, «fill in the field» says nothing of which.
EMPTY = {
    "login": _("Skriv din e-mail."),
    "email": _("Skriv din e-mail."),
    "password": _("Skriv en adgangskode."),
    "code": _("Skriv koden."),
    "first_name": _("Skriv dit fornavn."),
    "last_name": _("Skriv dit efternavn."),
    "password_again": _("Skriv adgangskoden igen."),
    "oldpassword": _("Skriv den adgangskode, du har nu."),
    "password1": _("Skriv en ny adgangskode."),
    "password2": _("Skriv den nye adgangskode igen."),
}
# What AUTH_PASSWORD_VALIDATORS ask, in one breath.
GOOD_PASSWORD = _("Mindst 12 tegn, og ikke kun tal. Den må ikke være nem at gætte eller ligne dit navn eller din mail.")
CODE_LABEL = _("Engangskode")
CODE_HELP = _("De 6 cifre, som din godkendelsesapp viser lige nu. Du kan også bruge en af dine gendannelseskoder.")


class WithoutPlaceholders(forms.Form):
    """A form whose fields are named by their labels alone: a placeholder vanishes when one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        _say_what_is_missing(self)


class SignInForm(WithoutPlaceholders, LoginForm):
    """Sign in. The page itself says where to go with a forgotten password, so the field does not say it again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(WithoutPlaceholders, ResetPasswordForm):
    """Ask for a link to a new password."""

    def clean_email(self) -> str:
        """Send no link to somebody who never had one: their employer's login is their way in, and ends when it ends."""
        email: str = super().clean_email()
        self.users: list[User] = [user for user in self.users if user.has_usable_password()]
        return email


class ChoosingPassword(WithoutPlaceholders):
    """A form on which a new password is chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Ny adgangskode")
        self.fields["password1"].help_text = GOOD_PASSWORD
        self.fields["password2"].label = _("Skriv den nye adgangskode igen")


class NewPasswordForm(ChoosingPassword, ResetPasswordKeyForm):
    """Choose a new password by that link."""


class OtherPasswordForm(ChoosingPassword, ChangePasswordForm):
    """Change the password one has. The page itself says where to go with a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Den adgangskode, du har nu")
        self.fields["oldpassword"].help_text = ""


class PasswordAgainForm(WithoutPlaceholders, ReauthenticateForm):
    """Show the password again. The page itself says where to go with a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class OnceOnly(forms.Form):
    """A one-time code counts once.

    allauth remembers a used code for one period; with a tolerance of one step either way a code lives for three.
    """

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_plainly(self.fields["code"])
        _say_what_is_missing(self)

    def clean_code(self) -> str:
        """Check the code, and that nobody used it before."""
        code: str = super().clean_code()  # type: ignore[misc]
        lifetime = mfa_settings.TOTP_PERIOD * (2 * mfa_settings.TOTP_TOLERANCE + 1)
        # As allauth compares it: "123 456" and "12-34-56" are the code 123456.
        if not cache.add(f"mfa-once:{self.user.pk}:{normalize_user_code(code)}", 1, timeout=lifetime):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateOnceForm(OnceOnly, AuthenticateForm):
    """Show the second factor at sign-in."""


class ReauthenticateOnceForm(OnceOnly, ShowFactorForm):
    """Show the second factor again."""


class ActivateTotpForm(ActivateTOTPForm):
    """Set up an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_plainly(self.fields["code"])
        self.fields["code"].help_text = _("De 6 cifre, som appen viser, når du har skannet koden.")
        _say_what_is_missing(self)


class AddPasskeyForm(AddWebAuthnForm):
    """Add a passkey or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Navn på nøglen")
        self.fields["name"].help_text = _("For eksempel «min telefon», så du kan kende den igen.")
        self.fields["passwordless"].label = _("Brug den som adgangsnøgle uden adgangskode")
        self.fields["passwordless"].help_text = _("Så logger du ind med fingeraftryk, ansigt eller pinkode alene.")
        self.fields["passwordless"].initial = True


class AcceptInvitationForm(forms.Form):
    """What an invited person fills in: a name and a password of their own."""

    first_name = forms.CharField(
        label=_("Fornavn"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Efternavn"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password = forms.CharField(
        label=_("Vælg en adgangskode"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Skriv adgangskoden igen"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        _say_what_is_missing(self)
        self.fields["password"].help_text = GOOD_PASSWORD

    def clean(self) -> dict[str, Any]:
        """Check that the two passwords are one, and a good one."""
        data = super().clean() or {}
        password, again = data.get("password"), data.get("password_again")
        if password and again and password != again:
            self.add_error("password_again", _("De to adgangskoder er ikke ens. Skriv den samme to gange."))
        elif password:
            person = User(email=self.email, first_name=data.get("first_name", ""), last_name=data.get("last_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return data


class InviteForm(forms.ModelForm):
    """What an administrator fills in to invite somebody."""

    class Meta:
        model = Invitation
        fields = ("email", "access", "team", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Words, where Django has a row of dashes that a screen reader reads one by one.
        choosing: dict[str, Any] = self.fields
        access, team, unit = (choosing[name] for name in ("access", "team", "unit"))
        unit.queryset = Unit.objects.filter(is_active=True)
        unit.empty_label = _("Ingen afdeling")
        access.choices = [("", _("Vælg en adgang")), *Access.choices]
        team.empty_label = _("Intet hold")
        self.fields["email"].error_messages["required"] = _("Skriv personens e-mail.")
        access.error_messages["required"] = _("Vælg en adgang.")
        for select in (access, team, unit):
            # A long name of a place would otherwise push the page wider than a phone.
            select.widget.attrs["class"] = "w-w-full"


def _say_what_is_missing(form: forms.Form) -> None:
    """Let each empty field say what to write there."""
    for name in form.fields.keys() & EMPTY.keys():
        form.fields[name].error_messages["required"] = EMPTY[name]


def _speak_plainly(field: forms.Field) -> None:
    """Label the code in our words, and let a phone offer digits. No placeholder: it would vanish when one types."""
    field.label, field.help_text = CODE_LABEL, CODE_HELP
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["spellcheck"] = "false"
