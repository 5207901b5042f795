"""What is done here when something has happened elsewhere."""
