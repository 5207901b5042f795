"""What can be an address or number, and when two of them are the same."""

from __future__ import annotations

import re
from typing import Final

from services.notification.domain.contact.codes import PointKind

_MAIL: Final = re.compile(r"[^\s@<>\"(),:;\\\[\]]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
_PHONE: Final = re.compile(r"\+?[0-9]{8,15}")
_LONGEST: Final = 254


def written_alike(kind: PointKind, address: str) -> str:
    """Write an address as it is compared and kept: e-mail in small letters, numbers unspaced."""
    match kind:
        case PointKind.MAIL:
            return address.strip().casefold()
        case PointKind.PHONE:
            return re.sub(r"[ ().-]", "", address)


def can_be(kind: PointKind, address: str) -> bool:
    """Tell whether a message could go there. ``address`` is written alike already."""
    match kind:
        case PointKind.MAIL:
            return (
                address.isascii()
                and len(address) <= _LONGEST
                and _MAIL.fullmatch(address) is not None
            )
        case PointKind.PHONE:
            return _PHONE.fullmatch(address) is not None
