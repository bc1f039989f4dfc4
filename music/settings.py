"""Settings, all from the environment; see ``.env.example`` for what each one does.

Outside debug nothing has a default that could be unsafe: a missing or malformed value
stops the start with a message that names it.
"""

from __future__ import annotations

import base64
from pathlib import Path

from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

from music import content_security
from music.log_settings import LOGGING as LOGGING
from music.paths import ASSETS_DIR, BASE_DIR, MODEL_DIR, VAR_DIR
from music.static_headers import add_headers
from recommendations.spotify import addresses

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)
_at_least_0 = validate.Range(min=0)
_at_least_1 = validate.Range(min=1)

try:
    DEBUG = env.bool("DEBUG", False)
    SECRET_KEY = env.str("SECRET_KEY", "")
    TOKEN_KEYS = env.list("TOKEN_KEYS", [], subcast=str.strip)
    ALLOWED_HOSTS = env.list(
        "ALLOWED_HOSTS", ["127.0.0.1", "localhost"] if DEBUG else [], subcast=str.strip
    )
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [], subcast=str.strip)
    # How many proxies of ours stand in front; their X-Forwarded-* headers are believed.
    TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=_at_least_0)
    HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000, validate=_at_least_0)

    SPOTIFY_CLIENT_ID = env.str("SPOTIFY_CLIENT_ID", "")
    SPOTIFY_CLIENT_SECRET = env.str("SPOTIFY_CLIENT_SECRET", "")
    SPOTIFY_STANDIN_ORIGIN = env.str("SPOTIFY_STANDIN_ORIGIN", "http://127.0.0.1:8001")
    _accounts = env.str("SPOTIFY_ACCOUNTS_URL", "")
    _api = env.str("SPOTIFY_API_URL", "")
    _web = env.str("SPOTIFY_WEB_URL", "")
    # Spotify's terms restrict machine learning on its content: what learns from audio
    # features or libraries is off for a Spotify app of one's own until its operator decides.
    _without_own_app = not SPOTIFY_CLIENT_ID
    SONG_MOODS = env.bool("SONG_MOODS", _without_own_app)
    MOOD_PLAYLISTS = env.bool("MOOD_PLAYLISTS", _without_own_app)
    CALIBRATED_ENGINE = env.bool("CALIBRATED_ENGINE", _without_own_app)
    LEARNT_TARGETS = env.bool("LEARNT_TARGETS", _without_own_app)
    LISTENER_TASTE = env.bool("LISTENER_TASTE", _without_own_app)
    # Only apps that had it before 27 November 2024 are answered.
    SPOTIFY_RECOMMENDATIONS = env.bool("SPOTIFY_RECOMMENDATIONS", False)

    EMOTION_BACKEND = env.str("EMOTION_BACKEND", "onnx")
    # Reading frames here for browsers that cannot, if their users agree.
    SERVER_READING = env.bool("SERVER_READING", True)
    FRAMES_PER_SECOND = env.int("FRAMES_PER_SECOND", 5, validate=_at_least_1)
    FRAMES_PER_SECOND_PER_ADDRESS = env.int(
        "FRAMES_PER_SECOND_PER_ADDRESS", 5, validate=_at_least_1
    )
    POSTS_PER_MINUTE = env.int("POSTS_PER_MINUTE", 12, validate=_at_least_1)
    POSTS_PER_MINUTE_PER_ADDRESS = env.int("POSTS_PER_MINUTE_PER_ADDRESS", 60, validate=_at_least_1)

    TEAM_FILE = env.str("TEAM_FILE", "")
    _catalogue_cache = env.str("CATALOGUE_CACHE_DIR", "")
    DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{(VAR_DIR / 'db.sqlite3').as_posix()}")
except EnvError as error:
    raise ImproperlyConfigured(str(error)) from error


def _require(condition: object, message: str) -> None:
    if not condition:
        raise ImproperlyConfigured(message)


def _is_fernet_key(key: str) -> bool:
    padded = key + "=" * (-len(key) % 4)
    try:
        # Not urlsafe_b64decode: it drops characters that are not base64.
        return len(base64.b64decode(padded, altchars=b"-_", validate=True)) == 32
    except ValueError:
        return False


_require(SECRET_KEY, "SECRET_KEY is missing. For development use `make run`, which writes one.")
_require(TOKEN_KEYS, "TOKEN_KEYS is missing: it encrypts the Spotify tokens at rest.")
_require(
    all(_is_fernet_key(key) for key in TOKEN_KEYS),
    "TOKEN_KEYS must be 32 random bytes each, in URL-safe base64, newest first.",
)
_require(
    EMOTION_BACKEND in ("onnx", "keras"),
    f"EMOTION_BACKEND must be onnx or keras, not {EMOTION_BACKEND!r}.",
)
_require(
    bool(SPOTIFY_CLIENT_ID) == bool(SPOTIFY_CLIENT_SECRET),
    "SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET go together: set both or neither.",
)
if not DEBUG:
    _require(ALLOWED_HOSTS, "ALLOWED_HOSTS is missing: name the hosts that this site answers.")

# Without credentials, development talks to the stand-in and anything else to nobody.
SPOTIFY_HAS_CREDENTIALS = bool(SPOTIFY_CLIENT_ID)
if DEBUG and not SPOTIFY_HAS_CREDENTIALS:
    SPOTIFY = addresses.standin(SPOTIFY_STANDIN_ORIGIN)
    SPOTIFY_CLIENT_ID, SPOTIFY_CLIENT_SECRET = "wmusic-demo", "not-a-secret"
else:
    SPOTIFY = addresses.real(_accounts, _api, _web)
_require(
    DEBUG
    or not SPOTIFY.is_loopback
    and all(url.startswith("https://") for url in (SPOTIFY.accounts, SPOTIFY.api, SPOTIFY.web)),
    "SPOTIFY_ACCOUNTS_URL, SPOTIFY_API_URL and SPOTIFY_WEB_URL must begin with https:// and "
    "not be on this machine, outside debug.",
)
SPOTIFY_ENABLED = bool(SPOTIFY_CLIENT_ID)
SPOTIFY_STANDIN_STATE = VAR_DIR / "standin.json"

INSTALLED_APPS = [
    "music",
    "emotion",
    "recommendations",
    "music.staff.apps.StaffConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "recommendations.spotify.login",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Development serves static files through runserver.
    *([] if DEBUG else ["whitenoise.middleware.WhiteNoiseMiddleware"]),
    "django.middleware.gzip.GZipMiddleware",
    "music.middleware.redirect_localhost",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "music.preferences.middleware.language_of_account",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "music.urls"
WSGI_APPLICATION = "music.wsgi.application"
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
                "music.preferences.context_processors.preferences",
                "recommendations.context_processors.spotify",
                "music.pages.page_meta.page_meta",
                "music.offline.context_processors.offline",
            ],
        },
    }
]

if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(exist_ok=True)
    # WAL lets readers go on while a save is written; IMMEDIATE takes the write lock at
    # the start of a transaction, so that two writers wait instead of failing half-way.
    DATABASE["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    # Beside the database, so that runs with databases of their own do not share a test one.
    _file = Path(DATABASE["NAME"])
    DATABASE["TEST"] = {"NAME": _file.with_name(f"test-{_file.name}")}
    CATALOGUE_CACHE_DIR = _file.with_name(f"{_file.name}-arrays")
else:
    CATALOGUE_CACHE_DIR = VAR_DIR / "catalogue-arrays"
# What `learn_targets` wrote, and the learnt engine reads.
LEARNT_TARGETS_FILE = VAR_DIR / "learnt_targets.json"
# The catalogue as arrays, written by imports and mapped into memory by every process.
if _catalogue_cache:
    CATALOGUE_CACHE_DIR = BASE_DIR / _catalogue_cache
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits must hold across worker processes, so they are counted in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ACCOUNT_ADAPTER = "music.accounts.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "recommendations.spotify.login.adapter.AccountAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_STORE_TOKENS = False  # ours are encrypted: recommendations.models.connection
SOCIALACCOUNT_PROVIDERS = {
    "spotify": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [{"client_id": SPOTIFY_CLIENT_ID, "secret": SPOTIFY_CLIENT_SECRET}]
        if SPOTIFY_ENABLED
        else [],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
FORMAT_MODULE_PATH = "music.formats"
LOCALE_PATHS = [BASE_DIR / "music" / "locale"]
# Only for visitors; an account keeps its own.
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [*global_settings.STATICFILES_FINDERS, "music.static_files.NetworkFinder"]
WHITENOISE_ADD_HEADERS_FUNCTION = add_headers
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "music.static_files.HashedModuleStorage"
    }
}

# Haar cascade and networks; see emotion.model_files.
EMOTION_MODEL_DIR = MODEL_DIR
EMOTION_CASCADE = ASSETS_DIR / "haarcascade_frontalface_default.xml"

# One frame is at most 200 kB; forms are far smaller.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A frame is never written to disk, not even as a temporary upload.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

CONTENT_SECURITY_POLICY = content_security.policy(SPOTIFY, sign_in=SPOTIFY_ENABLED)
PERMISSIONS_POLICY = content_security.DEVICES
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "music.session_store"
SESSION_COOKIE_SAMESITE = "Lax"
# Messages would otherwise travel in a third cookie, which the privacy page does not name.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if not DEBUG:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = HSTS_SECONDS
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

DEFAULT_EXCEPTION_REPORTER = "recommendations.spotify.reports.ReportWithoutCode"
DEFAULT_EXCEPTION_REPORTER_FILTER = "recommendations.spotify.reports.WithoutTokens"
