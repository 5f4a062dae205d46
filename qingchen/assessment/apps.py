from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "qingchen.assessment"
    verbose_name = "年终考核"
    default_auto_field = "django.db.models.BigAutoField"
