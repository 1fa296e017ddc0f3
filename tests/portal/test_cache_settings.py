"""The address of the cache, as Django reads it."""

import subprocess
import sys

from tests.security.processes import ROOT


def test_a_prefix_in_the_address_is_the_caches_prefix(tmp_path):
    asked = "from portal.settings import base; print(base.CACHES['default']['KEY_PREFIX'])"
    environment = {"CACHE_URL": "redis://127.0.0.1:6379/15?key_prefix=dok", "DOK_VAR_DIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "dok"
