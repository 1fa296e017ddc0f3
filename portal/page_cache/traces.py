"""What other sites hang on an address to follow who comes from where. Nothing here asks for it, so it goes at the door:
a page that is passed on a thousand times is one page, and none repeats what was hung on.
"""

from __future__ import annotations

import re

# Of campaigns (utm_…), of advertisements and of newsletters: the names that Google, Meta, Microsoft, TikTok, X,
# LinkedIn, Yandex and Mailchimp give.
_TRACE = re.compile(r"utm_\w+|fbclid|igshid|gclid|dclid|gbraid|wbraid|msclkid|ttclid|twclid|li_fat_id|yclid|mc_[ce]id")


def without_traces(query: str) -> str:
    """A query as it came, less what follows people.

    >>> without_traces("utm_source=mail&side=2&fbclid=x")
    'side=2'
    """
    if not query:
        return query
    return "&".join(part for part in query.split("&") if not _TRACE.fullmatch(part.partition("=")[0]))
