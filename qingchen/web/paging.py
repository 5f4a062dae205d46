"""Pages of long lists."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_of(request: HttpRequest, rows: Sequence[Any] | QuerySet[Any], size: int = 50) -> Page[Any]:
    """The page that the address asks for; a page out of range gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
