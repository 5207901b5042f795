"""What this municipality has set for level 0."""

from __future__ import annotations

from services.concern_intake.domain.immediate_help import TelephoneNumber
from shared.service.settings import Settings

POLICE = "Police, emergency"
POLICE_NOT_URGENT = "Police, not urgent"
MEDICAL = "Medical emergency"
CHILD_WELFARE = "Child welfare, in office hours"
CHILD_WELFARE_DUTY = "Child welfare duty service, evenings and weekends"
ALARM_TELEPHONE = "Alarm telephone for children and young people"


WHO = (POLICE, POLICE_NOT_URGENT, MEDICAL, CHILD_WELFARE, CHILD_WELFARE_DUTY, ALARM_TELEPHONE)
"""Whom one can call, as message ids."""


class IntakeSettings(Settings):
    """The numbers that are shown when a child may be at risk (B38); an empty one is left out.

    The municipality's own two, of child welfare and its duty service, have no default.
    """

    telephone_police: str = "112"
    telephone_police_not_urgent: str = "02800"
    telephone_medical: str = "113"
    telephone_child_welfare: str = ""
    telephone_child_welfare_duty: str = ""
    telephone_alarm: str = "116 111"

    def telephone_numbers(self) -> tuple[TelephoneNumber, ...]:
        """Give the numbers that are set, the most urgent first."""
        numbers = {
            POLICE: self.telephone_police,
            MEDICAL: self.telephone_medical,
            CHILD_WELFARE: self.telephone_child_welfare,
            CHILD_WELFARE_DUTY: self.telephone_child_welfare_duty,
            POLICE_NOT_URGENT: self.telephone_police_not_urgent,
            ALARM_TELEPHONE: self.telephone_alarm,
        }
        return tuple(TelephoneNumber(who, number) for who, number in numbers.items() if number)
