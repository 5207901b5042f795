"""What has been heard of one concern or one case."""
