"""Which form a page belongs to. A browser has one draft of a journey at a time, and may have tabs at another: two
citizens, one after the other. What is typed in such a tab must never land in the other one's form.
"""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .declaration import Step
from .drafts import FORM, OpenDraft, is_mark_of, mark
from .summary import typed_rows
from .visit import Visit

# Hidden on the check page beside the form's mark: which answers were seen.
SEEN = "set"
CHANGED = _("Dine svar er ændret, siden du åbnede siden. Tjek dem igen, og send så.")
# Of a page that asks whether to save, clear or delete.
ANOTHER = _(
    "Der er en anden formular åben nu end den, du så. Der er ikke sket noget med nogen af dem. "
    "Læs siden igen, før du trykker."
)
_NOT_THIS_ONE = _(
    "Der er en anden formular åben i et andet vindue, og det, du skrev her, er ikke gemt i den. "
    "Hører det til den formular, der er åben nu, så tryk Fortsæt igen. Ellers luk vinduet."
)


def answers_of(draft: OpenDraft) -> str:
    """The mark of the answers that the check page shows."""
    return mark(_whole(draft))


def is_another(visit: Visit) -> bool:
    """Whether what was posted was written for another form than the one that is open in the browser now.

    A page without the mark, as from before there was one, is taken as it is.
    """
    said = visit.request.POST.get(FORM)
    return said is not None and visit.draft is not None and not is_mark_of(visit.draft.row.digest, said)


def asked_of_another(visit: Visit) -> Promise | str:
    """What to say to a press on a page about a form as a whole, when it was another one; nothing else happens then."""
    return ANOTHER if visit.request.method == "POST" and is_another(visit) else ""


def has_changed(visit: Visit) -> bool:
    """Whether the check page that was posted showed other answers than those that would be sent."""
    said = visit.request.POST.get(SEEN)
    return said is not None and not is_mark_of(_whole(visit.draft), said)


def _whole(draft: OpenDraft) -> str:
    return json.dumps(draft.written, sort_keys=True)


def not_this_one(visit: Visit, asked: Step) -> HttpResponse:
    """Show what was typed, say whose form is open, and keep nothing. One more press is a choice: the page that comes
    back belongs to the open form.
    """
    if not visit.course.may_open(asked):
        typed = typed_rows(asked.form(visit.request.POST, values=visit.course.values))
        return visit.page("intake/journeys/other_form.html", typed=typed, waiting_url=visit.waiting_url)
    before = visit.course.before[asked.slug]
    form = asked.form(visit.request.POST, values=before, files=visit.files.get(asked.slug), quiet=True)
    form.add_error(None, _NOT_THIS_ONE)
    return visit.step_page(asked, form)
