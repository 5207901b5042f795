"""What Keycloak keeps of a user. People see it; only an administrator changes it.

A person who could write their own role could act as anybody.
"""

from __future__ import annotations

from typing import Any, Final

PERSON: Final = "stafett_person"
ROLE: Final = "stafett_role"
UNIT: Final = "stafett_unit"

NAME: Final = {"length": {"max": 255}, "person-name-prohibited-characters": {}}
CODE: Final = {"length": {"max": 40}}

VALIDATED: Final[dict[str, dict[str, Any]]] = {
    "username": {"length": {"min": 3, "max": 255}, "username-prohibited-characters": {}},
    "email": {"length": {"max": 255}, "email": {}},
    "firstName": NAME,
    "lastName": NAME,
    PERSON: CODE,
    ROLE: CODE,
    UNIT: CODE,
}
"""Every attribute there is, and what Keycloak checks of it."""


def user_profile() -> dict[str, Any]:
    """Describe the attributes as Keycloak reads them."""
    return {"attributes": [_attribute(*each) for each in VALIDATED.items()]}


def _attribute(name: str, validations: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "permissions": {"view": ["admin", "user"], "edit": ["admin"]},
        "validations": validations,
        "multivalued": False,
    }
