"""Public pages, kept as they went out, and given to whoever asks next without a question to the database.

For whoever writes a page or a model that pages show, these are all:

    class PublicPage(Page):            # every page type of ours: nothing to do, pages may be kept
    @page_cache.kept                   # a view of its own (a feed, a PDF) says that its answer is for everybody
    page_cache.touches(Campaign)       # in an app's ready(): a saved or deleted row makes every page fresh
    page_cache.bump()                  # after `update()` or SQL, which send no signal
    page_cache.never("status/")        # as the house starts: below that address nobody looks for a kept page
    page_cache.flips_at(meeting.ends)  # while a page is made: what it says is true until then
    @page_cache.until_a_change         # what a function says of all pages of a language, remembered in the process
    page_cache.never_mind()            # while a page is made: what the query asked for is not there

How it works, and why so: docs/decisions/2026-11-25-a-page-cache-of-our-own.md. In short: nothing is kept that did not
say so itself; what is kept was made for a request that had forgotten who asked; one shared version is part of every
key, and a change of anything that pages show makes a new one.
"""

from .changes import bump, touches
from .lists import until_a_change
from .visit import answer, flips_at, kept, never, never_mind

__all__ = ["answer", "bump", "flips_at", "kept", "never", "never_mind", "touches", "until_a_change"]
