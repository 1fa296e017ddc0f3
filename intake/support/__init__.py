"""«Støt forslaget»: a public count of those who stand behind a proposal, and a way out again at any time.

That somebody supports a proposal may tell what they think of politics (GDPR art. 9). So an address is known from when
it is typed until its one letter has left, and after that only a keyed print of it is kept, for a year, so that the same
address counts once. See docs/decisions/2026-11-25-support-without-addresses.md.

`public` is the one face that the public words may ask. Which proposals there are, and which of them ask for support,
the words tell us (`public.told_by`): this room knows a proposal by its key alone.
"""
