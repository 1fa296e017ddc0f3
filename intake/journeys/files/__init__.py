"""Files that somebody chooses on a step: looked through, cleaned, kept sealed with the draft until it is sent."""
