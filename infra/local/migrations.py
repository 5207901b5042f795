"""Makes every service's tables, one service after the other, in one process.

The same as ``python -m services.<service> migrate`` for each; together they read the libraries that
all of them stand on only once, and that is most of the time it takes.
Told by ``STAFETT_MIGRATIONS``: a JSON object of module to environment.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections.abc import Mapping

TOLD_BY = "STAFETT_MIGRATIONS"


def migrate(module: str, environment: Mapping[str, str]) -> None:
    """Run one service's migrate step as its command line would; exits when it fails."""
    os.environ.update(environment)
    sys.argv = [module, "migrate"]
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as ended:
        if ended.code:
            sys.exit(f"{module} migrate failed: {ended.code}")


if __name__ == "__main__":
    for each, told in json.loads(os.environ.pop(TOLD_BY)).items():
        migrate(each, told)
