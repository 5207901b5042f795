"""The safety questions, and what their answers mean (R10, R25)."""

from __future__ import annotations

from enum import StrEnum

from services.concern_intake.domain.value import Value


class Answer(StrEnum):
    """An answer to a safety question; unsure counts as much as yes (R25)."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class DangerFrom(StrEnum):
    """From whom or what a child is not safe now (R10)."""

    SOMEONE_AT_HOME = "someone-at-home"
    UNKNOWN = "unknown"
    SCHOOL_OR_KINDERGARTEN = "school-or-kindergarten"
    OTHER_CHILDREN = "other-children"
    SOMEONE_OUTSIDE = "someone-outside"
    THE_CHILD_ITSELF = "the-child-itself"


ALARM = {Answer.NO: 0, Answer.UNSURE: 1, Answer.YES: 2}
ALARM_OF_SAFETY = {Answer.YES: 0, Answer.UNSURE: 1, Answer.NO: 2}
AT_HOME_OR_UNKNOWN = frozenset({DangerFrom.SOMEONE_AT_HOME, DangerFrom.UNKNOWN})
EVERYDAY_ARENA = frozenset({DangerFrom.SCHOOL_OR_KINDERGARTEN, DangerFrom.OTHER_CHILDREN})


class SafetyAnswers(Value):
    """The four answers that every concern has; ``danger_from`` only where the child is not safe."""

    violence: Answer
    sexual_abuse: Answer
    neglect: Answer
    safe_now: Answer
    danger_from: DangerFrom | None = None

    @property
    def suspects_abuse(self) -> bool:
        """Tell whether violence, sexual abuse or neglect may be the matter."""
        return not {self.violence, self.sexual_abuse, self.neglect} <= {Answer.NO}

    @property
    def not_safe_now(self) -> bool:
        """Tell whether anyone doubts that the child is safe now."""
        return self.safe_now is not Answer.YES

    @property
    def danger(self) -> DangerFrom | None:
        """Tell from whom or what the child is not safe; not said yet means unknown."""
        return (self.danger_from or DangerFrom.UNKNOWN) if self.not_safe_now else None

    @property
    def asks_from_whom(self) -> bool:
        """Tell whether it has still not been said from whom or what."""
        return self.not_safe_now and self.danger_from is None

    @property
    def stop_sharing(self) -> bool:
        """Tell whether guardians may not be told before someone has cleared it (R25, R29, B40)."""
        return self.suspects_abuse or self.danger in AT_HOME_OR_UNKNOWN

    @property
    def stop_only_until_it_is_said_from_whom(self) -> bool:
        """Tell whether sharing stops for no other reason than that nobody said from whom."""
        return self.asks_from_whom and not self.suspects_abuse

    def alarm_more_than(self, earlier: SafetyAnswers | None) -> bool:
        """Tell whether something is suspected now that was not, or is surer than it was (B41)."""
        before = earlier._alarms() if earlier else (0, 0, 0, 0)
        return any(now > then for now, then in zip(self._alarms(), before, strict=True))

    def _alarms(self) -> tuple[int, int, int, int]:
        at_home = self.safe_now if self.danger in AT_HOME_OR_UNKNOWN else Answer.YES
        return (
            ALARM[self.violence],
            ALARM[self.sexual_abuse],
            ALARM[self.neglect],
            ALARM_OF_SAFETY[at_home],
        )

    @property
    def concern_the_everyday_arena(self) -> bool:
        """Tell whether the danger is where the child spends its day, so that guardians are told."""
        return self.danger in EVERYDAY_ARENA
