from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "qingchen.findings"
    verbose_name = "问题"
    default_auto_field = "django.db.models.BigAutoField"
