"""What an editor's browser sends when a page is saved."""

from django.contrib.auth.models import Group
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import HomePage, StandardPage
from portal.accounts.invitations import EDITORS
from tests import make


def colleague(client, group=EDITORS):
    """Sign in somebody who writes, or who publishes too."""
    person = make.user()
    person.groups.add(Group.objects.get(name=group))
    make.sign_in(client, person)
    return person


def home(language="da"):
    return HomePage.objects.get(locale__language_code=language)


def page(text="", *, under=None, live=False, **fields):
    """A page of running text in Danish, or in the language of the page it stands under."""
    under = under or home()
    body = [("paragraph", text)] if isinstance(text, str) and text else (text or [])
    fields = {"title": "Frivillig", "slug": "frivillig", "lead": "Kom og vær med.", "locale": under.locale, **fields}
    made = under.add_child(instance=StandardPage(text=body, live=live, **fields))
    if live:
        made.save_revision().publish()
    return made


def form(page, html="", *, action="", **fields):
    """The whole form of a page of running text, with one paragraph."""
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "text": streamfield([("paragraph", rich_text(html, features=None))] if html else []),
        "comments": inline_formset([]),
        **fields,
    }
    return {**nested_form_data(data), **({action: "1"} if action else {})}


def edit(page):
    return f"/admin/pages/{page.pk}/edit/"


def english():
    return Locale.objects.get(language_code="en")
