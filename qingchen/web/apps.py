from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "qingchen.web"
    verbose_name = "页面"
