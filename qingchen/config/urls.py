"""All addresses of the site."""

from django.urls import include, path

from qingchen.web.api.door import api
from qingchen.web.api.problem_json import no_such_address

urlpatterns = [
    path("api/v1/", api.urls),
    path("api/<path:rest>", no_such_address),
    path("accounts/", include("allauth.urls")),
    path("", include("qingchen.web.urls")),
]
