"""A set as a file, for players, spreadsheets and other services."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recommendations.exporting.attachment import attachment
from recommendations.exporting.formats import FORMATS
from recommendations.selectors.export import track_list
from recommendations.selectors.sets import set_for


@require_safe
@never_cache
def export(request: HttpRequest, set_id: UUID, file_format: str) -> HttpResponse:
    chosen = set_for(request, set_id)
    wanted = FORMATS.get(file_format)
    if wanted is None:
        raise Http404("There is no such format.")
    listed = track_list(chosen)
    return HttpResponse(
        wanted.write(listed).encode(),
        content_type=wanted.content_type,
        headers={"Content-Disposition": attachment(listed.name, wanted.extension)},
    )
