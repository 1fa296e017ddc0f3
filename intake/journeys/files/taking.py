"""Take in the files of one post: look through each, keep what can be kept, say of each of the others why not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from intake.journeys.fields import Files

from . import held
from .clamd import scan
from .cleaning import clean, clean_name, shown_name, type_of
from .refusals import SENTENCES, FileRefused, Reason

if TYPE_CHECKING:
    from intake.journeys.drafts import OpenDraft
    from intake.journeys.forms import StepForm

# The sentences to show, by the field they belong to.
Refusals = dict[str, list[str]]


def brings_files(form: StepForm, request: HttpRequest) -> bool:
    """Whether a post brings files, or asks something of those that are there."""
    brought = any(request.FILES.getlist(name) for name, _asked in form.files_asked())
    return brought or bool(pressed_in(form, request))


def pressed_in(form: StepForm, request: HttpRequest) -> str:
    """The field whose own button was pressed; empty if it was the one that goes on."""
    buttons = ((name, f"{name}-{deed}") for name, _asked in form.files_asked() for deed in ("add", "remove"))
    return next((name for name, button in buttons if button in request.POST), "")


def show(refused: Refusals, form: StepForm) -> None:
    """Put the sentences where the page shows them."""
    form.full_clean()
    for name, sentences in refused.items():
        form.add_error(name, sentences)


def take_in(draft: OpenDraft, step: str, form: StepForm, request: HttpRequest) -> Refusals:
    """Do what a post asks with the files of a step; returns what could not be done."""
    refused: Refusals = {}
    for name, asked in form.files_asked():
        if item := request.POST.get(f"{name}-remove"):
            held.remove(draft, step, name, item)
        brought = request.FILES.getlist(name)
        if f"{name}-add" in request.POST and not brought:
            refused[name] = [str(asked.missing)]
        for number, sent in enumerate(brought):
            try:
                # Before it is opened: to look through a hundred that there is no room for takes minutes.
                if number >= asked.most:
                    raise FileRefused(Reason.TOO_MANY)
                _take(draft, step, name, asked, sent)
            except FileRefused as refusal:
                refused.setdefault(name, []).append(_sentence(refusal.reason, asked, sent))
    # What is said of no file in particular is said once.
    return {name: list(dict.fromkeys(sentences)) for name, sentences in refused.items()}


def _take(draft: OpenDraft, step: str, name: str, asked: Files, sent: UploadedFile) -> None:
    if sent.size > asked.largest:
        raise FileRefused(Reason.TOO_LARGE)
    content = sent.read()
    if not content:
        raise FileRefused(Reason.EMPTY)
    # In this order: a stranger's file meets the virus scanner before it meets a decoder.
    type_of(content)
    scan(content)
    kept = clean(content)
    file = held.HeldFile(
        item=held.new_item(),
        name=clean_name(sent.name or "", kept.media_type),
        media_type=kept.media_type,
        size=len(kept.content),
        digest=hashlib.sha256(content).hexdigest(),
    )
    held.add(draft, step, name, file, kept.content, most=asked.most)


def _sentence(reason: Reason, asked: Files, sent: UploadedFile) -> str:
    return str(SENTENCES[reason]) % {
        "name": shown_name(sent.name or ""),
        "most": asked.most,
        "megabytes": asked.megabytes,
    }
