from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "qingchen.inspection"
    verbose_name = "督导检查"
    default_auto_field = "django.db.models.BigAutoField"
