"""Emergency access: reading about one child, for a short time, at the price of being seen."""
