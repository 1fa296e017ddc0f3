"""Pages that point at proposals: campaigns argue for them, news tells of them.

An editor may choose the proposal in either language: what counts is which proposal it is, and each page shows it in
its own language.
"""

from collections import defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, Page

from cms.queries import open_pages

from .programme import ProposalPage, with_themes


class PointsAtProposal(Orderable):
    """One proposal that a page points at."""

    proposal = models.ForeignKey(ProposalPage, verbose_name=_("forslag"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        abstract = True


def proposals_pointed_at(page: Page) -> list[ProposalPage]:
    """The open proposals that a page points at, in its own language and the programme's order. Three queries."""
    chosen = [pointer.proposal_id for pointer in page.proposals.all()]
    if not chosen:
        return []
    same = Page.objects.filter(pk__in=chosen).values("translation_key")
    found = open_pages(ProposalPage, page).filter(locale=page.locale_id, translation_key__in=same).order_by("path")
    return with_themes(list(found))


def opened(chosen: list[ProposalPage], seen_from: Page) -> list[ProposalPage]:
    """Of some proposals those that whoever reads a page may read too, in the same order. Two queries."""
    if not chosen:
        return []
    numbers = [one.pk for one in chosen]
    found = set(open_pages(ProposalPage, seen_from).filter(pk__in=numbers).values_list("pk", flat=True))
    return with_themes([one for one in chosen if one.pk in found])


def proposals_by_page(pointers: models.QuerySet, pages: list, seen_from: Page) -> dict[int, list[ProposalPage]]:
    """What `proposals_pointed_at` says, for many pages that one page lists. Three queries."""
    pairs = pointers.filter(page__in=pages).values_list("page_id", "proposal__translation_key")
    keys_by_page: dict[int, set] = defaultdict(set)
    for page_id, key in pairs:
        keys_by_page[page_id].add(key)
    wanted = set().union(*keys_by_page.values())
    if not wanted:
        return {}
    found = open_pages(ProposalPage, seen_from).filter(locale=seen_from.locale_id, translation_key__in=wanted)
    proposals = with_themes(list(found.order_by("path")))
    return {
        page_id: [proposal for proposal in proposals if proposal.translation_key in keys]
        for page_id, keys in keys_by_page.items()
    }
