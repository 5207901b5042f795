"""The law and the guide on which the rules of level 0 stand."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground

EVERY_CONCERN_IS_TAKEN_SERIOUSLY: Final = Ground(
    "guide.R2", "handlingsveilederen: hver bekymring teller"
)
ANY_EMPLOYEE_MAY_REGISTER: Final = Ground(
    "guide.R3", "handlingsveilederen: enhver ansatt kan registrere"
)
LEADER_FIRST: Final = Ground("guide.R17", "handlingsveilederen, nivå 0: leder før foresatte")
SHARING_IS_A_CHOICE: Final = Ground("guide.R18", "handlingsveilederen, nivå 0: å dele er et valg")
ASKED_BEFORE_THE_DECISION: Final = Ground(
    "guide.R19", "handlingsveilederen, nivå 0: hva som er observert"
)
ADVICE_FIRST: Final = Ground("guide.R25", "handlingsveilederen, nivå 0: spør barnevernet om råd")
ADVICE_IS_RECORDED: Final = Ground(
    "guide.R27", "handlingsveilederen, nivå 0: rådet, og hva som ble gjort"
)
ADVICE_IS_NOT_SKIPPED: Final = Ground(
    "guide.R28", "handlingsveilederen, nivå 0: spør alltid om råd"
)
THE_TALK: Final = Ground("guide.R31", "handlingsveilederen, nivå 0: samtalen med foresatte og barn")
DECIDED_TOGETHER: Final = Ground("guide.R34", "handlingsveilederen, nivå 0: grunn til å følge opp?")
CLOSED_WITH_REASON: Final = Ground(
    "guide.R36", "handlingsveilederen, nivå 0: ikke grunn til å gå videre"
)
BEST_INTERESTS: Final = Ground("un.crc.3", "barnekonvensjonen artikkel 3 og 12")
NOT_BEFORE_IT_IS_CLEARED: Final = Ground(
    "guide.B40", "praksis hos politi og barnevern: først når det er klarert"
)
PERSONAL_DUTY_TO_REPORT: Final = Ground("no.barnevernsloven.13-2", "barnevernsloven § 13-2")
DUTY_TO_AVERT: Final = Ground("no.straffeloven.196", "straffeloven § 196")
CONFLICT_OF_INTEREST: Final = Ground("no.forvaltningsloven.6", "forvaltningsloven § 6")
CONFIDENTIALITY: Final = Ground("no.forvaltningsloven.13", "forvaltningsloven § 13")
