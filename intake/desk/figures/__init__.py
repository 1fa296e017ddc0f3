"""The figures: counted of the viewer's own cases, or of all cases with small cells hidden; drawn, and set in tables."""
