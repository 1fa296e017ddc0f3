"""Builders: a site with a dialogue, a meeting on it, people who are invited. All of it is invented."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.models import DialoguePage, HomePage, MeetingPage
from dialogue import guests
from dialogue.changes import REST
from dialogue.facts import Facts
from dialogue.models import Invitation, InvitationLetter
from dialogue.sealed import Opened, Person

_numbers = count(1)


def dialogue(language="da"):
    """The correspondence of a language, under a home page that the site opens."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    found = DialoguePage.objects.filter(locale=locale).first()
    if found:
        return found
    words = {"headline": "Et hus", "proposals_heading": "Forslag", "ways_heading": "Vej ind"}
    danish = HomePage.objects.first()
    home = HomePage(title="DOK", slug=f"dok-{language}", locale=locale, **words)
    if danish:
        home.translation_key = danish.translation_key
    Page.objects.get(depth=1).add_child(instance=home)
    if not danish:
        Site.objects.update(root_page=home)
        Site.clear_site_root_paths_cache()
    page = DialoguePage(title="Dialog", slug="dialog", locale=locale)
    first = DialoguePage.objects.first()
    if first:
        page.translation_key = first.translation_key
    home.add_child(instance=page)
    return page


def meeting(*, days=30, language="da", of=None, **fields):
    """A published meeting so many days from now (before now: below nought)."""
    begins = timezone.now() + timedelta(days=days)
    told = {
        "title": "Møde om æbler",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=2),
        "place_name": "Eksempelhuset",
        "contact_email": "dialog@dok.example",
        **fields,
    }
    page = MeetingPage(slug=told.pop("slug", f"moede-{next(_numbers)}"), locale=dialogue(language).locale, **told)
    if of:
        page.translation_key = of.translation_key
    dialogue(language).add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def publish(page, **changes):
    """Change a meeting as editors do, and let so long pass that nobody waits for a second thought."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    MeetingPage.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - REST)
    page.refresh_from_db()


def move(page, *, days):
    """Let time pass: put the meeting elsewhere in it, and so whatever was told of it."""
    begins = timezone.now() + timedelta(days=days)
    ends = begins + timedelta(hours=2)
    MeetingPage.objects.filter(pk=page.pk).update(starts_at=begins, ends_at=ends)
    for told in (
        Invitation.objects.filter(guest_list__meeting=page),
        InvitationLetter.objects.filter(invitation__guest_list__meeting=page),
    ):
        told.exclude(told_starts_at=None).update(told_starts_at=begins, told_ends_at=ends)
    page.refresh_from_db()


def invited(page, *, name="Åse Østergård-Møller", email="", language="da", is_sent=True, **person):
    """Somebody on the list; unless said otherwise the invitation has gone out some days ago."""
    email = email or f"gaest{next(_numbers)}@post.example"
    invitation = guests.add(guests.list_of(page), Person(name=name, email=email, **person), language)
    if is_sent:
        earlier = timezone.now() - timedelta(days=20)
        told = Facts.now(language, invitation.guest_list).columns
        sent = {"sent_at": earlier, "asked_on": timezone.localdate(earlier)}
        Invitation.objects.filter(pk=invitation.pk).update(**sent, **told)
    invitation.refresh_from_db()
    return invitation


def secret_of(invitation):
    return Opened(invitation.guest_list).item("link", invitation.pk, bytes(invitation.link)).decode()


def address_of(invitation, language="da"):
    prefix = "" if language == "da" else f"/{language}"
    return f"{prefix}/dialog/svar/{secret_of(invitation)}/"


def answered(**changes):
    """What a browser posts."""
    told = dict.fromkeys(("note", "substitute_name", "questions", "needs"), "")
    return {**told, "response": "ja", **changes}
