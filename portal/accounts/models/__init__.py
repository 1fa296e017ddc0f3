"""Who is here: people, the teams and units they work in, what they do there, and how they are invited."""

from .absence import Absence
from .invitation import Access, Invitation
from .people import User
from .teams import Membership, Organisation, Role, Team
from .units import Unit, UnitMembership

__all__ = [
    "Absence",
    "Access",
    "Invitation",
    "Membership",
    "Organisation",
    "Role",
    "Team",
    "Unit",
    "UnitMembership",
    "User",
]
