"""What is looked at before a page is published: `findings` says what to mend, `reading` how hard it is to read."""

from .findings import Finding, findings, reading, stopping
from .reading import Reading

__all__ = ["Finding", "Reading", "findings", "reading", "stopping"]
