"""Mail queue: emails wait in the database until a mail server has taken them.

``backend`` keeps what Django is asked to send, ``delivery`` sends it from a process of
its own. A table of ours and no library: django-mailer stores pickles and holds a
transaction while it waits for the server, and with SQLite everybody waits with it.
"""
