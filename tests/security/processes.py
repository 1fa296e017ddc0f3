"""Real processes in an environment that a test writes down whole."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from pyrage import x25519

ROOT = Path(__file__).resolve().parents[2]


class Environment(dict):
    """The environment of a sound production on SQLite, in a folder of its own. A test breaks one thing."""

    def __init__(self, folder: Path, **changes: str) -> None:
        identity = x25519.Identity.generate()
        super().__init__(
            PATH=os.environ["PATH"],
            HOME=str(folder),
            DJANGO_SETTINGS_MODULE="portal.settings.production",
            SECRET_KEY=secrets.token_urlsafe(64),
            ALLOWED_HOSTS="portal.dok.example",
            DOK_BASE_URL="https://portal.dok.example",
            DATABASE_URL=f"sqlite:///{folder / 'dok.sqlite3'}",
            DOK_ALLOW_SQLITE="1",
            CACHE_URL="redis://127.0.0.1:1/0",
            EMAIL_URL="smtp://127.0.0.1:25",
            DOK_VAR_DIR=str(folder),
            DOK_SIDE="both",
            DOK_CLAMD="unix:/run/clamav/clamd.ctl",
            DOK_VAULT_RECIPIENTS=str(identity.to_public()),
            DOK_VAULT_IDENTITIES=str(identity),
        )
        (folder / "static").mkdir(exist_ok=True)  # What collectstatic makes.
        for name, value in changes.items():
            self[name] = value
            if value is None:
                del self[name]

    def python(self, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess:
        """Run Python in this environment; what it says comes back as text."""
        return subprocess.run(
            [sys.executable, "-W", "error::RuntimeWarning", *arguments],
            cwd=ROOT,
            env=dict(self),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def secrets(self) -> list[str]:
        """The values that no process may ever print."""
        names = ("SECRET_KEY", "DOK_VAULT_IDENTITIES")
        return [self[name] for name in names if len(self.get(name, "")) > 12]
