"""Where the rules of a case come from, as data."""

from __future__ import annotations

from typing import Final

from shared.eventing.ground import Ground


def _guide(number: str, title: str) -> Ground:
    return Ground(code=f"guide.{number}", title=f"handlingsveilederen, {title} ({number})")


OWN_UNIT: Final = _guide("R37", "nivå 1: egen enhet")
TOGETHER_WITH_GUARDIANS: Final = _guide("R38", "nivå 1: samarbeid med foresatte og barn")
FROM_ELSEWHERE: Final = _guide("R39", "nivå 1: andre enheter")
LEAD_FIRST: Final = _guide("R40", "nivå 1 steg 1: kontaktperson")
LEAD_FROM_OWN_UNIT: Final = _guide("R41", "nivå 1 steg 1: hvem i enheten")
SHARED_UNDERSTANDING: Final = _guide("R43", "nivå 1 steg 2: behov, mål og tiltak")
GOALS_AND_MEASURES: Final = _guide("R46", "nivå 1 steg 2: mål, tiltak og ansvar")
CHILDS_VOICE: Final = _guide("R48", "nivå 1 steg 2: barnets rett til medvirkning")
MINUTES: Final = _guide("R50", "nivå 1 steg 2: referat")
EVALUATION_DATE: Final = _guide("R51", "nivå 1 steg 2: tidspunkt for evaluering")
MEASURE_STATUS: Final = _guide("R52", "nivå 1 steg 3: iverksett tiltak")
ON_AN_EVALUATION: Final = _guide("R60", "nivå 1 steg 5: på bakgrunn av evaluering")
CLOSING: Final = _guide("R62", "nivå 1 steg 5: avslutning")
CLOSING_NOTE: Final = _guide("R63", "nivå 1 steg 5: dokumenter endring")
CONTINUING: Final = _guide("R65", "nivå 1 steg 5: videreføring")
EXTENDING: Final = _guide("R67", "nivå 1 steg 5: utvides")
DEADLINES: Final = _guide("R74", "nivå 2 steg 2: tidsfrister")
EXTENDING_FROM_TWO: Final = _guide("R83", "nivå 2 steg 5: gå videre til nivå 3")
CONTINUING_AT_TWO: Final = _guide("R80", "nivå 2 steg 5: videreføring")
CONTINUING_AT_THREE: Final = _guide("R100", "nivå 3 steg 5: videreføring")
CLOSING_AT_TWO: Final = _guide("R79", "nivå 2 steg 5: avslutning")
CLOSING_AT_THREE: Final = _guide("R98", "nivå 3 steg 5: avslutning")
STEPPING_DOWN: Final = _guide("R99", "nivå 3 steg 5: videreføring på lavere nivå")
GOING_BACK: Final = _guide("R105", "nivåene: å gå tilbake")
RIGHTS: Final = _guide("R103", "nivå 3 steg 5: vurdering av rettigheter")
SERVICES_ASSESSED: Final = _guide("R81", "nivå 2 steg 5: flere tjenester eller partnere")
CONSULTATION: Final = _guide("R69", "nivå 2 steg 1: i samråd med barnet og foresatte")
LEADER_AGREES: Final = _guide("A2.1", "hvem som bestemmer: kontaktperson og leder")
BEST_INTERESTS: Final = _guide("R6", "barnets beste")
CHILD_IS_HEARD: Final = _guide("R7", "barnets rett til å bli hørt")
LEADER_FIRST: Final = _guide("R17", "nivå 0 steg 2-3: rekkefølgen")
ENDING: Final = _guide("R124", "avslutning av andre grunner")
EVERY_LEVEL_FROM_ONE: Final = _guide("R35", "nivå 0 steg 5: velg nivå")
BATON: Final = Ground(code="guide.B12", title="stafettpinnen: overtatt når den er tatt imot (B12)")
CONFLICT: Final = Ground(code="no.forvaltningsloven.6", title="forvaltningsloven § 6 (inhabilitet)")
CONFIDENTIALITY: Final = Ground(
    code="no.forvaltningsloven.13", title="forvaltningsloven § 13 (taushetsplikt)"
)
SHARING_BASIS: Final = Ground(
    code="no.forvaltningsloven.13a-13g", title="forvaltningsloven §§ 13 a til 13 g (deling)"
)
CONSENT: Final = Ground(
    code="no.forvaltningsloven.13a", title="forvaltningsloven § 13 a (samtykke)"
)
RECORD: Final = Ground(code="guide.A2.1", title="det som har skjedd, føres med sin rette dato")
