"""Rows that are written once are changed by nobody, not all at once either."""

import pytest
from django.apps import apps

from qingchen.append_only import AppendOnly

MODELS = [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def test_what_places_prepared_teams_noted_and_offices_published_is_written_once():
    names = {model.__name__ for model in MODELS}
    assert names >= {"StoredResult", "PublishedPlace", "RecordDraw", "DrawSlot", "ItemDecision", "OpinionStep", "Ask"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_query_changes_and_deletes_nothing(model):
    rows = model.objects.filter(pk__gte=0)
    with pytest.raises(TypeError):
        rows.update(id=1)
    with pytest.raises(TypeError):
        rows.bulk_update([], ["id"])
    with pytest.raises(TypeError):
        rows.delete()
    with pytest.raises(TypeError):
        model().delete()
