"""What a newcomer's machine does with letters."""

import os
import subprocess
import sys

from tests import databases

SEND = "from django.core.mail import send_mail; send_mail('Prøve', 'Hej med dig', None, ['ane@post.example'])"


def test_letters_land_as_files_in_var_mail_and_nowhere_else(tmp_path):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("EMAIL_", "DATABASE_", "CACHE_"))}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {SEND}"],
        cwd=databases.ROOT,
        env=own | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DOK_VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (letter,) = (tmp_path / "mail").iterdir()
    assert "To: ane@post.example" in letter.read_text()
