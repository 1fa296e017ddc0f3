"""The applicant's own page: its key, its link, and what the link opens.

The secret in the link *is* an age key. The server keeps its hash and its public half (`OwnPage`); the secret itself
lies sealed to the case's key, so that the workers can write the link into letters. No screen of the desk opens it.
"""

from __future__ import annotations

from intake.vault import keys, sealing
from intake.vault.errors import VaultError
from intake.vault.personal import PersonalKey
from portal.addresses import home_of, whole

from .answers import open_item, sealed
from .contact import has_left
from .files import PREFIX as FILE
from .models import OwnPage, SealedItem, Submission

LINK = "link"


def issue(submission: Submission, key: PersonalKey) -> SealedItem:
    """Give a case its own page; returns its link, sealed, for the caller to store. Works on the public side too."""
    OwnPage.objects.create(submission=submission, digest=key.digest, recipient=key.recipient)
    return sealed(submission, LINK, key.secret.encode())


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
    issue(submission, key).save()


def find(secret: str) -> tuple[OwnPage, PersonalKey] | None:
    """The page that a secret opens, with its key. None if there is none (any more).

    The link of somebody who has left the ward that sent the case opens nothing from that moment: it is the ward's case,
    and a colleague who takes it over is sent a link of their own.
    """
    try:
        key = PersonalKey.from_secret(secret)
    except VaultError:
        return None
    pages = OwnPage.objects.select_related("submission__sender__unit", "submission__sender__contact")
    page = pages.filter(digest=key.digest).first()
    return (page, key) if page and not has_left(page.submission) else None


def is_opened_by(secret: str, submission: Submission) -> bool:
    """Whether a secret opens the page of this case: a link that was lost and made anew opens nothing any more."""
    page = getattr(submission, "own_page", None)
    return page is not None and page.digest == PersonalKey.from_secret(secret).digest


def shared_items(submission: Submission, key: PersonalKey) -> dict[str, bytes]:
    """Everything that the person's own key opens, by name, in the order it was written; less the files, which are large
    and opened one at a time.
    """
    shared = submission.sealed.filter(is_shared=True).exclude(name__startswith=FILE)
    items = shared.order_by("pk").values_list("name", "blob")
    return {
        name: sealing.open_sealed(key.identity, case=submission.pk, name=name, blob=bytes(blob)) for name, blob in items
    }


def shared_file(submission: Submission, key: PersonalKey, item: str) -> bytes:
    """Open one file with the person's own key. Raises SealedItem.DoesNotExist, and the vault's errors."""
    blob = submission.sealed.values_list("blob", flat=True).get(is_shared=True, name=item)
    return sealing.open_sealed(key.identity, case=submission.pk, name=item, blob=bytes(blob))


def address(secret: str, language: str, door: str = "status") -> str:
    """The whole address that a secret opens, for letters. Doors: `status` the own page, `fortsaet` a draft."""
    return whole(f"{home_of(language)}{door}/{secret}/")


def with_link(submission: Submission, text: str, mark: str) -> str:
    """Put the link where the mark stands. Without a mark nothing is opened."""
    if mark not in text:
        return text
    try:
        secret = open_item(submission, LINK).decode()
    except SealedItem.DoesNotExist:
        return text.replace(mark, "")
    return text.replace(mark, address(secret, submission.language))
