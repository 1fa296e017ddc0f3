"""Cases as a file: which columns, how they are written, and the log of who took them."""
