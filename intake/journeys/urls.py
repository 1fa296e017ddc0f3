"""The public doors: built from what the areas declared."""

urlpatterns: list = []
