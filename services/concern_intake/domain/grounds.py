"""The law and the guide on which the rules of level 0 stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

EVERY_CONCERN_IS_TAKEN_SERIOUSLY: Final = Ground("guide.R2", "action guide: every concern counts")
ANY_EMPLOYEE_MAY_REGISTER: Final = Ground("guide.R3", "action guide: any employee may register")
LEADER_FIRST: Final = Ground("guide.R17", "action guide, level 0: the leader before the guardians")
SHARING_IS_A_CHOICE: Final = Ground("guide.R18", "action guide, level 0: sharing is a choice")
ASKED_BEFORE_THE_DECISION: Final = Ground("guide.R19", "action guide, level 0: what was observed")
ADVICE_FIRST: Final = Ground("guide.R25", "action guide, level 0: ask child welfare for advice")
ADVICE_IS_RECORDED: Final = Ground(
    "guide.R27", "action guide, level 0: the advice and what was done"
)
ADVICE_IS_NOT_SKIPPED: Final = Ground("guide.R28", "action guide, level 0: always ask for advice")
THE_TALK: Final = Ground("guide.R31", "action guide, level 0: the talk with guardians and child")
DECIDED_TOGETHER: Final = Ground("guide.R34", "action guide, level 0: reason to follow up?")
CLOSED_WITH_REASON: Final = Ground("guide.R36", "action guide, level 0: no reason to go further")
BEST_INTERESTS: Final = Ground(
    "un.crc.3", "Convention on the Rights of the Child, articles 3 and 12"
)
NOT_BEFORE_IT_IS_CLEARED: Final = Ground(
    "guide.B40", "police and child welfare practice: cleared first"
)
PERSONAL_DUTY_TO_REPORT: Final = Ground("no.barnevernsloven.13-2", "barnevernsloven § 13-2")
DUTY_TO_AVERT: Final = Ground("no.straffeloven.196", "straffeloven § 196")
CONFLICT_OF_INTEREST: Final = Ground("no.forvaltningsloven.6", "forvaltningsloven § 6")
CONFIDENTIALITY: Final = Ground("no.forvaltningsloven.13", "forvaltningsloven § 13")
