from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "qingchen.indicators"
    verbose_name = "指标"
    default_auto_field = "django.db.models.BigAutoField"
