"""How many letters go to one address that a stranger typed: nobody's mailbox is filled from our forms.

It counts the letters that anybody can make us send: receipts, new links, links to a saved draft. What staff write and
decide always goes. So do the receipt of a unit or a partner, since we know who sent it, and the code of a saved draft,
which has limits of its own. Whoever is over the limit loses nothing but the letter: the receipt shows the way to the
own page.
"""

from __future__ import annotations

import logging

from django.conf import settings

from portal import limits

logger = logging.getLogger(__name__)


RECEIPT, SAVED, LINK, SUPPORT, GUEST = "receipt", "saved", "link", "support", "guest"


def has_room(address: str, sort: str) -> bool:
    """Count one more letter of a sort to an address; say whether it may still go today.

    Each sort is counted by itself: whoever makes us send somebody twenty receipts takes no link to a draft from them,
    and no lost link. The address is counted under a hash.
    """
    if limits.within(settings.DOK_LIMITS["letters"], "letters", sort, address.strip().casefold()):
        return True
    logger.warning("A letter was held back: its address has had as many as a day allows (DOK_LIMIT_LETTERS).")
    return False
