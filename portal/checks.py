"""Deploy mistakes that must stop the start."""
