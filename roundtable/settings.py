"""Settings, all of them driven by the environment (see ``.env.example``).

With ``DEBUG=on`` and nothing else you get a safe demo on this machine: SQLite, no mail
sent, only local host names. Without it this is a real site, which must set a secret
and its address: that gives the host it answers to and says whether it is encrypted.
"""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from events.editor import DJANGO_PROSE_EDITOR_EXTENSIONS  # noqa: F401
from languages.fallback import LANGUAGES as LANGUAGE_CODES

from .accounts.single_sign_on import configuration
from .databases import databases
from .running.log_settings import log_settings

BASE_DIR = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]
env = environ.Env()
env.read_env(env.path("ENV_FILE", default=BASE_DIR / ".env"))

# --- Where and how it runs -------------------------------------------------

DEMO_SECRET = "for-a-local-demo-only"  # noqa: S105

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default=DEMO_SECRET if DEBUG else "")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "")
SITE_URL = SITE_URL.rstrip("/")
if not SECRET_KEY or "://" not in SITE_URL:
    raise ImproperlyConfigured(
        "SECRET_KEY and SITE_URL (https://… or http://…) must be set and never empty: "
        "see .env.example. For a demo on this machine: export DEBUG=on"
    )
if SECRET_KEY == DEMO_SECRET and not DEBUG:
    raise ImproperlyConfigured("SECRET_KEY is that of the demo: see .env.example.")
ENCRYPTED = not DEBUG and SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list(  # with DEBUG: local names only
    "ALLOWED_HOSTS", default=[] if DEBUG else [urlsplit(SITE_URL).hostname]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

ROOT_URLCONF = "roundtable.urls"
WSGI_APPLICATION = "roundtable.wsgi.application"

INSTALLED_APPS = [
    "modeltranslation",  # before the admin: it prepares the models the admin reads
    "roundtable.apps.RoundtableConfig",  # before the admin, for its templates
    "roundtable.mail_queue",
    "search",
    "participants",
    "events",
    "events.portal",
    "intake",
    "interop",
    "roundtable.accounts",
    "roundtable.audit",
    "roundtable.apps.RoundtableAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # whose templates ours may stand in for
    "admin_ordering",
    "django_htmx",
    "django_prose_editor",
    "django_tasks_db",
    "imagekit",
    "import_export",
    "ninja",  # its documentation page, served from here
    "reversion",
]

MIDDLEWARE = [
    "roundtable.running.request_log.RequestLog",
    "roundtable.running.page_cache.PageCache",
    "roundtable.running.headers.SecurityHeaders",  # whoever answers below
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "roundtable.accounts.sessions.DeskSessions",
    "roundtable.shown_languages.ShownLanguages",
    "interop.api.middleware.ApiAnswers",  # around whoever refuses
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "roundtable.reading.carrying.CarriedChoices",  # before lengths and tags are told
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "roundtable.desk_language.DeskLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "roundtable.running.full_disk.FullDisk",
    "roundtable.rate_limits.RateLimits",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "roundtable.templatetags.site",
                "roundtable.templatetags.exports",
                "roundtable.templatetags.portal",
                "roundtable.templatetags.portraits",
                "roundtable.templatetags.reading",
            ],
        },
    }
]

SINGLE_SIGN_ON = configuration.single_sign_on(env, DEBUG)
if SINGLE_SIGN_ON:
    INSTALLED_APPS = [*configuration.APPS, *INSTALLED_APPS]
    MIDDLEWARE.append(configuration.MIDDLEWARE)
    SOCIALACCOUNT_ADAPTER = configuration.ADAPTER

FORM_RENDERER = "roundtable.templatetags.fields.Renderer"

# --- What it keeps ---------------------------------------------------------

DATABASES = databases(
    env.str("DATABASE_URL", default=""),
    BASE_DIR / "db.sqlite3",
    env.list("REPLICA_URLS", default=[]),
    pooled=env.bool("DATABASE_POOLED", default=False),
)
if len(DATABASES) > 1:
    DATABASE_ROUTERS = ["roundtable.running.replicas.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {  # in the memory of a process, pages drive out pages only
    "default": env.cache("CACHE_URL", default="locmemcache://"),
    "pages": env.cache("CACHE_URL", default="locmemcache://pages?max_entries=500"),
}
for one in CACHES.values():
    if one["BACKEND"].endswith("RedisCache"):
        one["BACKEND"] = "roundtable.running.cache.PatientRedisCache"
SERVED_BY_ONE = DEBUG  # a demo is one process: it hears of its own changes at once
PAGES_KEPT_FOR = env.int("PAGES_KEPT_FOR", default=0 if DEBUG else 60)  # seconds

MEDIA_ROOT = env.path("MEDIA_ROOT", default=BASE_DIR / "media")
MEDIA_URL = "/media/"
STATIC_ROOT = env.path("STATIC_ROOT", default=BASE_DIR / "staticfiles")
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "events.media.storage.MediaStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "roundtable.stylesheets.JoiningStorage"
    },
}
if bucket := env.str("MEDIA_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "events.media.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": bucket,
            "region_name": env.str("AWS_REGION", default=None),
            "max_memory_size": 5 * 1024 * 1024,  # bytes; larger files pass by the disk
        },
    }
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "roundtable.running.full_disk.PatientUploadHandler",
]
BACKUP_KEY = env.str("BACKUP_KEY", default="")
# Renditions are made when a photo is saved: a reader's GET writes nothing.
IMAGEKIT_DEFAULT_CACHEFILE_STRATEGY = "imagekit.cachefiles.strategies.Optimistic"
IMAGEKIT_SPEC_CACHEFILE_NAMER = "events.models.media.rendition_path"

# --- Languages -------------------------------------------------------------

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_vendor"]
FORMAT_MODULE_PATH = ["roundtable.formats"]
TIME_ZONE = "Asia/Almaty"
MODELTRANSLATION_FALLBACK_LANGUAGES = LANGUAGE_CODES

# --- Safety ----------------------------------------------------------------

CSP_REPORTS_URL = "/csp-reports"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF, NONCE],  # said of pages that use one, which the desk's do
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "report-uri": [CSP_REPORTS_URL],  # for Firefox and Safari, who know no other
        "report-to": ["csp"],
    }
}
# By address and minute, for what is dear to answer; sign-in has a throttle of its own.
RATE_LIMITS = {
    "interop:paper": 60,
    "interop:card": 120,
    "interop:cite": 120,
    "interop:reading_list": 120,
    "interop:reading_list_file": 60,
    "search:page": 240,
    "search:suggestions": 600,
    "search:feed": 120,
    "not_found": 60,
    "invitation": 120,
    "single_sign_on": 120,
    "single_sign_on_callback": 120,
    "admin:own_address": 5,
    "events:report": 20,
    "api": 600,
}
# A conference of a hundred people is one form: their fields, and the text of it all.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # bytes, files not counted
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENCRYPTED
CSRF_COOKIE_HTTPONLY = True  # no script of ours reads it
OWN = "__Host-" if ENCRYPTED else ""  # no neighbouring host can set a cookie named so
SESSION_COOKIE_NAME = f"{OWN}sessionid"
CSRF_COOKIE_NAME = f"{OWN}csrftoken"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=ENCRYPTED)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool(
    "SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True
)
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading is for whole domains, not hosts
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# How many proxies of ours stand in front: so many entries of X-Forwarded-For are true.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# A session of the desk ends so long after its last page; a link to a new password soon.
AUDIT_DAYS = env.int("AUDIT_DAYS", default=3 * 365)
SESSION_COOKIE_AGE = env.int("IDLE_HOURS", default=8) * 3600  # seconds
PASSWORD_RESET_TIMEOUT = 3600  # seconds
SECOND_FACTOR_FOR = env.list("SECOND_FACTOR_FOR", default=[])  # names of roles

DJANGOS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{DJANGOS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{DJANGOS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{DJANGOS}.NumericPasswordValidator"},
    {"NAME": "roundtable.accounts.passwords.BreachedPasswordValidator"},
]

# Import and export are rights of their own: nobody has them by default. Formulas are
# made harmless by participants.exchange.files, which can also read them back.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"

# --- Letters and logs ------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds
EMAIL_DELIVERY_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
# Somebody works beside the site (manage.py db_worker): nobody at the desk waits for a
# mail server, nor for the thousand records in which a name was changed.
WORKERS = env.bool("WORKERS", default=bool(env.str("EMAIL_URL", default="")))
if WORKERS:
    EMAIL_BACKEND = "roundtable.mail_queue.backend.QueueBackend"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="roundtable@example.org")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")  # else that of the portal

METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
SENTRY_DSN = env.str("SENTRY_DSN", default="")
LOGGING = log_settings(DEBUG, env.str("LOG_LEVEL", default="INFO"), METRICS_TOKEN)

# --- DOIs: off until an account with DataCite is set up ---------------------

DATACITE_URL = env.str("DATACITE_URL", default="https://api.datacite.org").rstrip("/")
DATACITE_REPOSITORY = env.str("DATACITE_REPOSITORY", default="")
DATACITE_PASSWORD = env.str("DATACITE_PASSWORD", default="")
DATACITE_PREFIX = env.str("DATACITE_PREFIX", default="")
