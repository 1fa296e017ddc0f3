"""Killing the processes of a house between two writes, and asking afterwards what is left.

`fuse` kills (SIGKILL) the process it burns in, right after the n-th write; `settings` is the house with a fuse in every
process; `workers` starts workers that die on demand, and reads the database; `person` walks a journey by plain HTTP and
does what people do when the page does not come.
"""
