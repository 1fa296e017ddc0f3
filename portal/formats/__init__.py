"""How a day and an hour are written, where Django writes them otherwise than the rest of the portal."""
