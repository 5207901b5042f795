"""Everything that is refused, each named as the rule it is."""
