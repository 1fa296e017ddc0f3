"""The forms of the rules' screens. A rule is filled in fact by fact: nobody writes code, and no script runs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Team
from portal.days import DAY

from .facts import askable_for, operators_for, reads_health
from .models import Effect, RoutingRule
from .sets import print_of_rule

HOW, VALUES = "how", "values"
# Steps so wide that nobody learns of a single case by trying once with it and once without.
SIZES = (100, 250, 500, 1000)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    errors = dict.fromkeys(("required", "invalid"), _("Skriv dagen, fx 24.12.2026."))
    return forms.DateField(label=label, required=required, error_messages=errors, **DAY)


class TryForm(forms.Form):
    """How many cases, and on which day they are thought to come in."""

    most = forms.TypedChoiceField(
        label=_("Hvor mange af de seneste sager?"),
        choices=[(size, str(size)) for size in SIZES],
        coerce=int,
        initial=SIZES[1],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Vælg, hvor mange sager.")),
    )
    day = _day(_("Som om de kom på denne dag"), required=True)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["day"].initial = timezone.localdate


class RuleForm(forms.Form):
    """A rule of a kind: what it does, when it counts, and for each fact of the kind how it must fit, if at all."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Navn"), max_length=200, error_messages={"required": _("Giv reglen et navn.")})
    effect = forms.ChoiceField(label=_("Hvad gør reglen?"), choices=Effect.choices, widget=forms.RadioSelect)
    team = forms.ModelChoiceField(
        label=_("Hold"),
        queryset=Team.objects.all(),
        empty_label=_("Vælg et hold"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Vælg et hold.")),
    )
    valid_from = _day(_("Gælder fra"))
    valid_until = _day(_("Gælder til og med"))
    tag = forms.SlugField(
        label=_("Mærke på sagen"),
        required=False,
        max_length=50,
        help_text=_("Et kort ord uden mellemrum. Det står i listen, så det må intet sige om borgeren."),
        error_messages={"invalid": _("Brug kun små bogstaver a-z, tal og bindestreg.")},
    )
    alerts = forms.BooleanField(label=_("Send holdet besked om sagen"), required=False)
    is_active = forms.BooleanField(label=_("Reglen er slået til"), required=False, initial=True)

    def __init__(self, data: Any = None, *, rule: RoutingRule) -> None:
        self.rule = rule
        self.askable = askable_for(rule.kind)
        super().__init__(data, label_suffix="", initial=_initial(rule))
        for name, asked in self.askable.items():
            how = [("", _("Reglen spørger ikke om det")), *operators_for(asked).items()]
            self.fields[f"{name}-{HOW}"] = forms.ChoiceField(label=_("Hvordan?"), choices=how, required=False)
            self.fields[f"{name}-{VALUES}"] = forms.MultipleChoiceField(
                label=_("Hvilke?"),
                choices=[(str(code), label) for code, label in asked.choices],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def plain(self) -> list[forms.BoundField]:
        """The fields above the facts."""
        return [field for field in self.visible_fields() if "-" not in field.name]

    def facts(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Each fact: its name, how it must fit, and what."""
        return [(asked, self[f"{name}-{HOW}"], self[f"{name}-{VALUES}"]) for name, asked in self.askable.items()]

    def clean(self) -> dict[str, Any]:
        """Refuse half a condition, days in the wrong order, and a tag that would tell of somebody's health."""
        given = super().clean() or self.cleaned_data
        for name in self.askable:
            how, values = given.get(f"{name}-{HOW}"), given.get(f"{name}-{VALUES}")
            if how and not values:
                self.add_error(f"{name}-{VALUES}", _("Sæt mindst ét flueben."))
            if values and not how:
                self.add_error(f"{name}-{HOW}", _("Vælg, hvordan det skal passe, eller fjern fluebenene."))
        starts, ends = given.get("valid_from"), given.get("valid_until")
        if starts and ends and ends < starts:
            self.add_error("valid_until", _("Den sidste dag ligger før den første."))
        if given.get("tag") and reads_health([name] for name in self.askable if given.get(f"{name}-{HOW}")):
            self.add_error("tag", _("En regel om helbred kan ikke sætte et mærke: det ville fortælle svaret."))
        return given

    def filled(self) -> RoutingRule:
        """The rule as it was filled in, not written yet."""
        for name in ("title", "effect", "team", "valid_from", "valid_until", "tag", "alerts", "is_active"):
            setattr(self.rule, name, self.cleaned_data[name])
        self.rule.conditions = [part for name in self.askable if (part := self._condition(name))]
        self.rule.uses_health = reads_health(self.rule.conditions)
        return self.rule

    def _condition(self, name: str) -> list[Any] | None:
        how = self.cleaned_data[f"{name}-{HOW}"]
        chosen = set(self.cleaned_data[f"{name}-{VALUES}"])
        values = [code for code, _label in self.askable[name].choices if str(code) in chosen]
        if not how:
            return None
        is_one = how == "in" and len(values) == 1 and not self.askable[name].is_many
        return [name, "is", values[0]] if is_one else [name, how, values]


def is_editable(rule: RoutingRule) -> bool:
    """Whether the form can show everything that a rule asks; one of a kind without a form yet waits as it is."""
    askable, asked = askable_for(rule.kind), [parts[0] for parts in rule.conditions]
    return (
        bool(askable)
        and len(set(asked)) == len(asked)
        and all(
            fact in askable and (operator == "is" or operator in operators_for(askable[fact]))
            for fact, operator, _value in rule.conditions
        )
    )


def _initial(rule: RoutingRule) -> dict[str, Any]:
    names = ("title", "effect", "valid_from", "valid_until", "tag", "alerts", "is_active")
    known = {name: getattr(rule, name) for name in names}
    known |= {"team": rule.team_id, "seen": print_of_rule(rule) if rule.pk else ""}
    for fact, operator, value in rule.conditions:
        known[f"{fact}-{HOW}"] = "in" if operator == "is" else operator
        known[f"{fact}-{VALUES}"] = [str(one) for one in (value if isinstance(value, list) else [value])]
    return known
