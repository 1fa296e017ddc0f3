"""The partners' door: what each address does. Every area that says so in its declaration gets three operations."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Query, Router, Status
from ninja.errors import ValidationError

from intake.journeys.declaration import Area, areas

from . import listing, openapi, sending
from .auth import PartnerToken
from .models import Scope
from .problems import Problem, answer
from .schemas import Case, Page, Taken

_BAD_PARAMETER = _("Tjek parameteren i adressen.")
_UNKNOWN = _("Slet den parameter, som adressen ikke har. Den har kun cursor og limit.")
_KINDS = {"application/json"}


def make_door() -> NinjaAPI:
    """Put the door together from what the areas declare. No page of documentation: it would ask a third party."""
    door = NinjaAPI(
        title="DOK", version="1", urls_namespace="partners", docs_url=None, openapi_url=None, description=openapi.ABOUT
    )
    door.add_exception_handler(Problem, lambda request, problem: answer(problem))
    door.add_exception_handler(ValidationError, _bad_parameters)
    for area in areas():
        if area.partners:
            door.add_router(f"/{area.partners}", _router_of(area))
    return door


def _router_of(area: Area) -> Router:
    writes, reads = (PartnerToken(Scope(f"{area.partners}:{what}")) for what in ("write", "read"))
    router = Router(tags=[area.partners])
    name = area.partners.replace("-", "_")

    @router.post("", auth=writes, response={201: Taken}, operation_id=f"send_{name}", openapi_extra=openapi.sends(area))
    def send(request: HttpRequest, response: HttpResponse):
        """Send one in. The key makes it safe to try again."""
        if request.content_type not in _KINDS:
            raise Problem("unsupported-media-type")
        taken = sending.take_in(request.auth, area, request.headers.get("Idempotency-Key"), request.body)
        address = listing.address_of(area, taken.reference)
        response["Location"] = address
        if taken.is_replay:
            response["Idempotency-Replayed"] = "true"
        return Status(201, Taken(reference=taken.reference, status_url=address))

    @router.get("", auth=reads, response=Page, operation_id=f"list_{name}", openapi_extra=openapi.reads(422))
    def list_own(
        request: HttpRequest,
        cursor: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
    ):
        """List what the token's unit has sent in, the newest first."""
        if set(request.GET) - {"cursor", "limit"}:
            raise Problem("invalid", errors=[{"parameter": "", "detail": str(_UNKNOWN)}])
        return listing.page(request.auth, area, cursor=cursor, limit=limit)

    @router.get("/{reference}", auth=reads, response=Case, operation_id=f"get_{name}", openapi_extra=openapi.reads(404))
    def one(request: HttpRequest, reference: str):
        """Say where one stands. Somebody else's is not found, just as one that never was."""
        return listing.one(request.auth, area, reference)

    return router


def _bad_parameters(request: HttpRequest, error: ValidationError) -> JsonResponse:
    names = {str(one["loc"][-1]) for one in error.errors if one["loc"][-1] in ("cursor", "limit")}
    errors: list[dict[str, Any]] = [{"parameter": name, "detail": str(_BAD_PARAMETER)} for name in sorted(names)]
    return answer(Problem("invalid", errors=errors))


door = make_door()


@csrf_exempt
@require_safe
def describe(request: HttpRequest) -> JsonResponse:
    """The door's own description, OpenAPI 3.1."""
    return JsonResponse(openapi.document(door), json_dumps_params={"ensure_ascii": False})


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else is asked for under /api/."""
    raise Http404
