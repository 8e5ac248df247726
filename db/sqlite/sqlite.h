// SQLite, in one place.
