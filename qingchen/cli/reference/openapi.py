"""docs/reference/openapi.json: the HTTP API as it describes itself (OpenAPI 3.1)."""

import json

ENDING = ".json"


def page() -> str:
    from qingchen.web.api.door import api

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
