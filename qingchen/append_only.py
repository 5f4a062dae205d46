"""Rows that are written once: a better one later is a second row beside it."""

from typing import Any, NoReturn

from django.db import models


class _Rows(models.QuerySet[Any]):
    """Neither one by one nor all at once: `update` and `delete` of a query go past `save`."""

    def update(self, **_: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} is never changed")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__} is never changed")

    def delete(self) -> NoReturn:
        raise TypeError(f"{self.model.__name__} is never deleted")


class AppendOnly(models.Model):
    """A row that can be added, never changed or taken away. Raises TypeError: whoever tries is our mistake."""

    objects = _Rows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is never deleted")
