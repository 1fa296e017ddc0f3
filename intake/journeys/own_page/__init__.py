"""The applicant's own page: a public door like the journeys, behind a secret link instead of an account.

Nothing here needs the vault's identities: what the page shows of sealed things, the link itself opens.
"""
