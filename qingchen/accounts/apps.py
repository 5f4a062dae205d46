from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "qingchen.accounts"
    verbose_name = "人员与留痕"
    default_auto_field = "django.db.models.BigAutoField"
