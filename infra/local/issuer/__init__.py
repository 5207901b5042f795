"""The local sign-in: a small OpenID issuer for demonstrations, where one picks who to be."""
