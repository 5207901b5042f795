"""Who has read about a child: put on record before anything is shown."""
