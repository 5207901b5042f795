"""What is decided about a child: one function per command, grouped by what they are about."""
