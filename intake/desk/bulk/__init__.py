"""One deed on many cases: which deeds there are, what the preview says, and how a worker does it."""
