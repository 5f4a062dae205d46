from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "qingchen.reports"
    verbose_name = "报告与公文"
    default_auto_field = "django.db.models.BigAutoField"
