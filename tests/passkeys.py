"""Signing in with a passkey, as hands do it: Chromium's own virtual authenticator holds the key."""

import re

from playwright.sync_api import Page


def virtual_authenticator(page: Page) -> None:
    """Give a page's browser a fingerprint reader that always says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def add(page: Page, password: str) -> None:
    """Add a passkey to the account that is signed in."""
    page.goto("/konto/2fa/")
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    page.get_by_label("Adgangskode", exact=False).first.fill(password)
    page.get_by_role("button", name=re.compile("Bekræft|Fortsæt")).click()
    page.get_by_label("Brug den som adgangsnøgle uden adgangskode").check()
    page.get_by_role("button", name="Tilføj nøglen").click()
    page.wait_for_url(re.compile(r"/konto/2fa/(recovery-codes/)?$"))


def come_in(page: Page) -> None:
    """Sign in with the passkey alone; a coordinator comes to the queue."""
    page.goto("/konto/login/?next=/admin/")
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    page.wait_for_url("**/admin/queue/")
