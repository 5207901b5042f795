"""One message to one person, from the moment it is on record."""
