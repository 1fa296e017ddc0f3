"""The programme that DOK began with, as `seed_programme` writes it: Danish in da.py, English in en.py."""
