"""Where and in which language a person wants to be told that there is a message."""
