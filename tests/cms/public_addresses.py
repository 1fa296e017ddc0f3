"""Addresses of a house that has no sign-in, for the frame's sake."""

urlpatterns: list = []
