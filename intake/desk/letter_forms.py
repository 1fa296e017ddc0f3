"""Writing a letter's text: the form, the text it begins with, and the example it is shown as."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.submissions import kinds, letter_texts, letters
from intake.submissions.models import LetterText

from .wording import letter_name

# The word in the address for «all kinds».
EVERY = "alle"
LANGUAGES: dict[str, Promise] = {"da": _("Dansk"), "en": _("Engelsk")}
# Longer than any letter should be.
LONGEST = 4000
EXAMPLE = letters.Context(
    reference="BM-7K3Q-9F2X",
    title="",
    team="Holdet på Nørrebro",
    phone="12 34 56 78",
    coordinator="Karen Ågård",
    link="https://…/status/…",
)


@dataclass(frozen=True)
class Which:
    """One letter, for one kind or (`kind` empty) for all, in one language."""

    template: str
    kind: str
    language: str

    @property
    def name(self) -> Promise | str:
        """What staff call the letter."""
        return letter_name(self.template)

    @property
    def scope(self) -> Promise | str:
        """Whom it is for."""
        return kinds.kind(self.kind).title if self.kind else _("Alle slags")

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words of its address."""
        return self.template, self.kind or EVERY, self.language

    def now(self) -> LetterText | None:
        """The house's own wording, if it has one."""
        return letter_texts.current(self.kind, self.template, self.language).get(self.kind)

    def default(self) -> letters.Text:
        """What the house came with, with the places for words in it."""
        places = {name: f"{{{{{name}}}}}" for name in letter_texts.VARIABLES if name not in letters.PARTS}
        shipped = letters.as_shipped(self.kind, self.template, self.language, letters.Context(title="", **places))
        body = shipped.body
        for team in (places["team"], ""):
            for name, said in letters.parts(self.language, places | {"team": team}).items():
                body = body.replace(said, f"{{{{{name}}}}}")
        return letters.Text(shipped.subject, body.strip())

    def example(self, subject: str, body: str) -> letters.Text:
        """The letter to somebody invented."""
        reasons = kinds.kind(self.kind).decline_reasons if self.kind else kinds.kinds()[0].decline_reasons
        context = replace(EXAMPLE, reason=reasons[0].letter if reasons else "")
        return letters.in_own_words(self.kind, self.language, subject, body, context)


def which(template: str, scope: str, language: str) -> Which | None:
    """Understand an address. None if there is no such letter."""
    known = {EVERY: "", **{kind.name: kind.name for kind in kinds.kinds()}}
    if template not in letter_texts.NEEDED or scope not in known or language not in LANGUAGES:
        return None
    return Which(template, known[scope], language)


class LetterTextForm(forms.Form):
    """Subject and text. `seen` is the wording that was on the screen as the writing began; 0 is the first text."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    subject = forms.CharField(
        label=_("Emne"),
        max_length=100,
        help_text=_("Andre kan se emnet. Skriv kun DOK, nummeret og hvad brevet er."),
        error_messages={"required": _("Skriv et emne.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    body = forms.CharField(
        label=_("Brevet"),
        max_length=LONGEST,
        help_text=_("En linje bliver udeladt, hvis et felt i den er tomt."),
        error_messages={"required": _("Skriv brevet.")},
        widget=forms.Textarea({"rows": 16}),
    )

    def __init__(self, *args: Any, letter: Which, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.letter = letter
        self.fields["body"].widget.attrs["lang"] = letter.language
        self.fields["subject"].widget.attrs["lang"] = letter.language

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        subject, body = given.get("subject", ""), given.get("body", "")
        for name, found in zip(
            ("subject", "body"), letter_texts.faults(self.letter.template, subject, body), strict=True
        ):
            for fault in found if given.get(name) else ():
                self.add_error(name, fault)
        return given
