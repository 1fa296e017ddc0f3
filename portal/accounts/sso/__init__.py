"""Sign-in for units by their own employer's login (OpenID Connect).

`providers` is who may vouch, `tokens` what a provider's word must look like, `identity` what we take from it, `entry`
who comes in, `sessions` what the session remembers. allauth carries the protocol (`relying_party`, `adapter`); nothing
of its own sign-up and linking is reachable. See docs/decisions/2026-11-22-units-come-in-by-their-own-login.md.
"""
