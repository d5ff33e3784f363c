"""Single sign-on (OpenID Connect): the university's own sign-in opens the desk, too."""
