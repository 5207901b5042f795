"""The outside of notification: its record, its doors, and the mail server."""
