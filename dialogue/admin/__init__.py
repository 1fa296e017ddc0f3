"""The editors' door: guest lists, inside the Wagtail admin. Whoever lacks the permission finds nothing here."""
