"""The door's description for machines, OpenAPI 3.1: what ninja writes, with the areas' answers and every refusal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ninja import NinjaAPI
from pydantic.json_schema import models_json_schema

from intake.journeys.declaration import Area, areas

from .bodies import shape_of, stated_texts
from .examples import example_of
from .problems import MEDIA_TYPE
from .schemas import ProblemDetails

ABOUT = (
    "For systems of wards and businesses that send to DOK. The answers are those of the public forms and keep the same "
    "rules; where a rule between two answers is broken, the error says which and what to do. Nothing that was sent "
    "comes back. Never send a CPR number. Files are not taken in this version."
)
_REF = "#/components/schemas/{model}"
_SAID = {
    400: "Not readable, or without an Idempotency-Key.",
    401: "Without a valid token.",
    403: "The token does not open this.",
    404: "Not there, or not yours.",
    405: "The address does not answer to this method.",
    409: "Closed for now. `opens_on` says when it opens, where that is known.",
    413: "More than 1 MB.",
    415: "Not application/json.",
    422: "Something to mend: `errors` says where. Or a key that was used for other content.",
    429: "Too often. Retry-After says how many seconds to wait.",
    500: "Our fault. Send again with the same Idempotency-Key.",
}
_EVERYWHERE = (401, 403, 405, 429, 500)
_LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "required": False,
    "description": "The language of errors: `da` (default) or `en`.",
    "schema": {"type": "string"},
    "example": "en",
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": (
        "A new one for each submission, best a UUID. The same key with the same content gives the same case again, "
        "with Idempotency-Replayed; with other content it is refused. Kept for a week at least."
    ),
    "schema": {"type": "string", "pattern": '^"?[!#-~]{16,128}"?$'},
    "example": "8e03978e-40d5-43dd-bc93-6894a57f9324",
}


def sends(area: Area) -> dict[str, Any]:
    """What ninja cannot know of a POST: the content, the key, the headers that come back."""
    content = {"schema": {"$ref": _REF.format(model=shape_of(area.kind.name).__name__)}}
    example = example_of(area)
    headers = {
        "Location": {"description": "Where to ask how it stands.", "schema": {"type": "string", "format": "uri"}},
        "Idempotency-Replayed": {
            "description": "There when this key's submission was received before.",
            "schema": {"type": "string", "const": "true"},
        },
    }
    return {
        "parameters": [_KEY, _LANGUAGE],
        "requestBody": {
            "required": True,
            "content": {"application/json": content | ({"examples": {"one": {"value": example}}} if example else {})},
        },
        "responses": {201: {"headers": headers}} | _refusals(400, 409, 413, 415, 422),
    }


def reads(*statuses: int) -> dict[str, Any]:
    """What ninja cannot know of a GET: how it may be refused."""
    return {"parameters": [_LANGUAGE], "responses": _refusals(*statuses)}


def document(door: NinjaAPI) -> dict[str, Any]:
    """The whole description."""
    written = dict(door.get_openapi_schema(path_prefix="/api/v1/"))
    components = written["components"]
    shapes = [shape_of(area.kind.name) for area in areas() if area.partners]
    _names, definitions = models_json_schema(
        [(model, "validation") for model in (*shapes, ProblemDetails)], ref_template=_REF
    )
    components["schemas"] |= definitions["$defs"]
    for area in areas():
        if area.partners:
            _tell_the_texts(area, components["schemas"][shape_of(area.kind.name).__name__])
    return written


def _tell_the_texts(area: Area, schema: dict[str, Any]) -> None:
    """Put the words that must be read aloud beside the version that names them."""
    for name in stated_texts(area):
        told = [f"{version}:\n\n{words}" for version, words in area.texts.get(name, {}).items()]
        said = (
            "The version of the text that was shown or read aloud. "
            "Where it has [telefon] and [side], say the house's number and the address of its privacy notices."
        )
        schema["properties"][name]["description"] = "\n\n".join([said, *told])


def _refusals(*statuses: int) -> dict[int, Any]:
    return {status: _refusal(status) for status in sorted({*statuses, *_EVERYWHERE})}


def _refusal(status: int) -> dict[str, Any]:
    headers: dict[int, Iterable[str]] = {401: ("WWW-Authenticate",), 405: ("Allow",), 429: ("Retry-After",)}
    return {
        "description": _SAID[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="ProblemDetails")}}},
        "headers": {name: {"schema": {"type": "string"}, "required": True} for name in headers.get(status, ())},
    }
