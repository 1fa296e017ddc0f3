"""Who is invited to a dialogue meeting, and what they answer. The meeting itself is a page of `cms`."""
