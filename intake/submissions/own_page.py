"""The applicant's own page: its key, its link, and what the link opens.

The secret in the link *is* an age key. The server keeps its hash and its public half (`OwnPage`); the secret itself
lies sealed to the case's key, so that the workers can write the link into letters. No screen of the desk opens it.
"""

from __future__ import annotations

from django.conf import settings

from intake.vault import keys, sealing
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey

from .answers import open_item, seal_item
from .models import OwnPage, SealedItem, Submission

LINK = "link"


def issue(submission: Submission, key: PersonalKey) -> OwnPage:
    """Give a case its own page. Works on the public side too."""
    page = OwnPage.objects.create(submission=submission, digest=key.digest, recipient=key.recipient)
    seal_item(submission, LINK, key.secret.encode())
    return page


def reissue(submission: Submission, key: PersonalKey) -> None:
    """Put a new key in place of the old one, whose link dies; everything shared is sealed anew.

    For the workers, in the caller's transaction and with the submission's row held. Raises the vault's errors.
    """
    identity, recipient = keys.identity_of(submission.pk), keys.recipient_of(submission.pk)
    for item in submission.sealed.filter(is_shared=True):
        case, name = submission.pk, item.name
        payload = sealing.open_sealed(identity, case=case, name=name, blob=bytes(item.blob))
        item.blob = sealing.seal(recipient, case=case, name=name, payload=payload, also=(key.recipient,))
        item.save(update_fields=["blob"])
    submission.sealed.filter(name=LINK).delete()
    OwnPage.objects.filter(submission=submission).delete()
    issue(submission, key)


def find(secret: str) -> tuple[OwnPage, PersonalKey] | None:
    """The page that a secret opens, with its key. None if there is none (any more)."""
    try:
        key = PersonalKey.from_secret(secret)
    except VaultError:
        return None
    page = OwnPage.objects.select_related("submission").filter(digest=key.digest).first()
    return (page, key) if page else None


def shared_items(submission: Submission, key: PersonalKey) -> dict[str, bytes]:
    """Everything that the person's own key opens, by name, in the order it was written."""
    items = submission.sealed.filter(is_shared=True).order_by("pk").values_list("name", "blob")
    return {
        name: sealing.open_sealed(key.identity, case=submission.pk, name=name, blob=bytes(blob)) for name, blob in items
    }


def address(secret: str, language: str) -> str:
    """The whole address of a page, for letters."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{prefix}/status/{secret}/"


def with_link(submission: Submission, text: str, mark: str) -> str:
    """Put the link where the mark stands. Without a mark nothing is opened."""
    if mark not in text:
        return text
    try:
        secret = open_item(submission, LINK).decode()
    except SealedItem.DoesNotExist:
        return text.replace(mark, "")
    return text.replace(mark, address(secret, submission.language))
