"""Settings of the site, from the environment. No secret stands here; outside demo mode each must be given.

QINGCHEN_HOME           folder of the data (default ./var)
QINGCHEN_DATABASE_URL   postgresql://user:password@host:port/name; default SQLite under QINGCHEN_HOME
QINGCHEN_DEMO           1: demo mode, secrets are made up and kept under QINGCHEN_HOME
QINGCHEN_SECRET_KEY, QINGCHEN_MASTER_KEY, QINGCHEN_ALLOWED_HOSTS
QINGCHEN_CAMPAIGNS      folder of campaign folders, written to when one is loaded by page (default beside the package)
QINGCHEN_API_RATE       requests that a token may make, default 600/m; each server process counts its own
QINGCHEN_NOW            the instant the process lives in (demo mode only), as 2020-07-30T09:00
"""

import os
from pathlib import Path

from qingchen.config.database import database_from, secret_from

PACKAGE = Path(__file__).resolve().parent.parent
QINGCHEN_HOME = Path(os.environ.get("QINGCHEN_HOME", "var")).resolve()
QINGCHEN_DEMO = os.environ.get("QINGCHEN_DEMO") == "1"
DEBUG = False
SECRET_KEY = secret_from("QINGCHEN_SECRET_KEY", QINGCHEN_HOME / "secret.key", make=QINGCHEN_DEMO)
ALLOWED_HOSTS = os.environ.get("QINGCHEN_ALLOWED_HOSTS", "127.0.0.1,localhost,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "qingchen.accounts",
    "qingchen.registers",
    "qingchen.indicators",
    "qingchen.inspection",
    "qingchen.findings",
    "qingchen.assessment",
    "qingchen.reports",
    "qingchen.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "qingchen.web.security_headers.SecurityHeaders",
    "qingchen.web.middleware.ProblemPages",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "qingchen.config.urls"
WSGI_APPLICATION = "qingchen.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "qingchen.web.context.shell",
            ]
        },
    }
]

DATABASES = {"default": database_from(os.environ.get("QINGCHEN_DATABASE_URL"), QINGCHEN_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Wrong passwords are counted by axes alone, for an account from one address; a crowd at the door is allauth's.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
# What is no account's name may be anything, a number of a person or a password: it is counted, never kept.
AXES_USERNAME_CALLABLE = "qingchen.web.sign_in.attempted_username"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "password"]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/accounts/login/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "qingchen.web.sign_in.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_COOKIE_AGE = 4 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("QINGCHEN_HTTPS") == "1"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = None

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
# What does not stay in memory is sealed as it arrives.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "qingchen.web.sealed_upload.SealedUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

QINGCHEN_API_RATE = os.environ.get("QINGCHEN_API_RATE", "600/m")
QINGCHEN_CAMPAIGNS = Path(os.environ.get("QINGCHEN_CAMPAIGNS") or PACKAGE.parent / "campaigns")
# The shipped campaign whose form tables and targets a notice's draft begins with, and which is given out as a sample.
QINGCHEN_SAMPLE_CAMPAIGN = PACKAGE.parent / "campaigns" / "jilin-2020"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
