"""Abuse: how often, and how fast, before a sender must prove that they are not a robot."""

import environ

env = environ.FileAwareEnv()

# How often something may happen before a sender must prove first that they are not a robot; see portal/limits.py and
# intake/journeys/guard/. Empty: no limit. Nobody is turned away, so a campus behind one address only waits a little.
DOK_LIMITS = {
    name: env(f"DOK_LIMIT_{name.upper()}", default=rate)
    for name, rate in {
        "begin": "60 per 10 minutes",  # begun in one journey from one subnet
        "begin_all": "600 per 10 minutes",  # begun in one journey from everywhere
        "send": "30 per 10 minutes",  # sent in one journey from one subnet
        "send_all": "300 per 10 minutes",  # sent in one journey from everywhere
        "write": "120 per 10 minutes",  # pages of one draft
        "save": "5 per hour",  # letters with the link to one draft
        "own": "30 per hour",  # messages and corrections from one own page
        "paper": "20 per 10 minutes",  # receipts drawn as a PDF for one case: over it, the page is shown instead
        "lost": "20 per 10 minutes",  # lost links asked for from one subnet
        "support": "20 per 10 minutes",  # signatures under one proposal from one subnet
        "support_all": "200 per 10 minutes",  # signatures under one proposal from everywhere
        "support_letters": "5 per day",  # about support, to one address: over it, no letter goes
        "calendar": "60 per 10 minutes",  # calendars of due dates from one subnet
        "partner": "600 per 10 minutes",  # with one partner's token: over it, the system is told to wait
        "letters": "20 per day",  # to one address, unasked by staff: over it, no letter goes
    }.items()
}
# Seconds from when a page was made to when a person can have filled it in.
DOK_QUICKEST = env.float("DOK_QUICKEST", default=2.0)
# Seconds that somebody without JavaScript waits instead of letting the browser do a task.
DOK_PROOF_WAIT = env.int("DOK_PROOF_WAIT", default=10)
