"""The questions asked of notification, each answered from its own record."""
