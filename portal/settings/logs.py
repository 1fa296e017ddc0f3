"""What is logged, and where it goes."""

import environ

env = environ.FileAwareEnv()

# Paths and times only: no form, no query, no address of a person is ever logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "portal.middleware.request_id.RequestIdFilter"},
        "no_secrets": {"()": "portal.middleware.request_id.NoSecretsFilter"},
    },
    "formatters": {"plain": {"format": "{levelname} {name} [{request_id}] {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["request_id", "no_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": env("DOK_LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"level": "WARNING"},
        # Secret links are addresses: the access log goes the same way as the rest, through the filter that hides them.
        "gunicorn.access": {"level": "INFO", "propagate": True},
        "fido2": {"level": "WARNING"},  # It would name each passkey that is used.
    },
}
