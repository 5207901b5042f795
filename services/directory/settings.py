"""What the directory is told from outside."""

from __future__ import annotations

from datetime import timedelta

from shared.service.settings import Settings


class DirectorySettings(Settings):
    """Settings of the directory alone.

    ``emergency_minutes`` is how long emergency access lasts: as short as what it is for, 60 unless
    the municipality's own rules for access say less or more (C9; GDPR article 32).
    """

    emergency_minutes: int = 60

    def emergency_lasts(self) -> timedelta:
        """Give how long emergency access lasts."""
        return timedelta(minutes=self.emergency_minutes)
