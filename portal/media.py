"""Pictures that editors put on pages, in the sizes that pages ask for.

Only what was made for showing is served: originals, which may still carry a place and a time, lie in another folder.
"""

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

TYPES = {"avif": "image/avif", "gif": "image/gif", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
# A changed picture gets a new name.
FOR_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """Answer with a picture by its name, or 404."""
    kind = TYPES.get(name.rpartition(".")[2].lower())
    if kind is None:
        raise Http404
    try:
        opened = default_storage.open(f"images/{name}")
    except (OSError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
    response = FileResponse(opened, content_type=kind)
    response["Cache-Control"] = FOR_A_YEAR
    response["X-Content-Type-Options"] = "nosniff"
    return response
