"""`make bench`: what is promised about speed, measured on this machine, in one run, beside what others do.

One module per measured thing; each has a `measure(place) -> Measured`. `__main__` runs them and prints the tables. To
add one: a module, and a line in `THINGS` there.
"""
