"""`make up` with a pretended service and sign-in: `python -m tests.infra.serve_pretender`."""

from __future__ import annotations

import sys

from infra.local.blueprint import Wishes
from infra.local.up import main
from infra.services import Service

PRETENDER = Service("pretender", "directory", 8101, package="tests.infra")

if __name__ == "__main__":
    sys.exit(
        main(
            Wishes(services=(PRETENDER,), issuer_module="tests.infra.pretender", is_for_tests=True)
        )
    )
