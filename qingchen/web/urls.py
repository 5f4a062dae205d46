"""Addresses of the pages, by group. Things are named by their public ids only."""

from django.urls import path

from qingchen.web.views import audit

urlpatterns = [
    path("audit/", audit.audit, name="audit"),
    path("audit/verify/", audit.verify, name="audit_verify"),
]
