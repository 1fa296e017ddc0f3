"""Every field that editors meet says how to fill it in."""

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_page_models

# What the label says already.
SELF_EVIDENT = {
    "Adresse på kilden", "Beskrivelse", "Brevet er fra DOK", "De andre kolonner", "Dokument", "E-mail", "Felter",
    "Forslag",
    "Fotograf eller tegner", "Fra", "Hvad det er", "Hvad der skete", "Hvad det handler om", "Hvad grænsen er",
    "Hvad rækken handler om", "Hvad skete der", "Hvad stemmen siger", "Hvad tabellen viser", "Hvad tallet siger",
    "Hvem personen er", "Indhold", "Kilde og dato", "Kilder", "Klokken", "Mere om det", "Navn", "Ord", "Overskrift",
    "Overskrift over første kolonne", "Punkt", "Punkter", "Rækker", "Samtykke", "Spørgsmål", "Svar", "Svaret", "Tal",
    "Tekst", "Til", "Titel", "Alternativ tekst", "Billede", "Billedet er kun pynt", "Billedtekst", "Hvad brevet siger",
    "Det korte svar", "Det ved vi ikke endnu",
}  # fmt: skip
# Wagtail's own: the dates stand under a sentence that explains both.
FIELDS_OF_WAGTAIL = {"go_live_at", "expire_at", "comments"}


def ours():
    return [model for model in get_page_models() if not model.__module__.startswith("wagtail")]


def panels(panel):
    yield panel
    for child in getattr(panel, "children", ()):
        yield from panels(child)


def test_every_field_of_every_page_says_how_to_fill_it_in():
    silent = []
    for model in ours():
        for panel in panels(model.get_edit_handler()):
            name = getattr(panel, "field_name", None)
            if not name or name in FIELDS_OF_WAGTAIL:
                continue
            if not (panel.help_text or getattr(model._meta.get_field(name), "help_text", "")):
                silent.append(f"{model.__name__}.{name}")
    assert silent == []


def test_every_field_of_every_block_says_how_to_fill_it_in_or_needs_no_word():
    silent = set()
    for model in ours():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                silent |= set(silent_in(field.stream_block))
    assert silent == set()


def silent_in(block):
    children = getattr(block, "child_blocks", {}).values() or filter(None, [getattr(block, "child_block", None)])
    for child in children:
        # What a list holds, the list itself says.
        inside_a_choice = isinstance(block, blocks.StreamBlock | blocks.ListBlock) or getattr(
            block.meta, "description", None
        )
        told = getattr(child.meta, "help_text", None) or getattr(getattr(child, "field", None), "help_text", None)
        if not (inside_a_choice or told or str(child.label) in SELF_EVIDENT):
            yield f"{type(block).__name__}: {child.label}"
        yield from silent_in(child)


def test_no_label_is_english():
    labels = {str(label) for model in ours() for field in model._meta.get_fields() if isinstance(field, StreamField)
              for label in labels_in(field.stream_block)}  # fmt: skip
    assert labels & {"Image", "Page", "Document", "Item", "Text", "Title", "Alt text"} == set()


def labels_in(block):
    for child in getattr(block, "child_blocks", {}).values():
        yield child.label
        yield from labels_in(child)
    if getattr(block, "child_block", None):
        yield from labels_in(block.child_block)
