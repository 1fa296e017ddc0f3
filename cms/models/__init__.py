from .base import PublicPage
from .dialogue import DialoguePage
from .home import HomePage
from .organisation import OrganisationIndexPage, OrganisationPage
from .programme import HouseNumber, ProgrammePage, ProposalPage, ThemePage
from .seeded import Seeded
from .standard import StandardPage

__all__ = [
    "DialoguePage",
    "HomePage",
    "HouseNumber",
    "OrganisationIndexPage",
    "OrganisationPage",
    "ProgrammePage",
    "ProposalPage",
    "PublicPage",
    "Seeded",
    "StandardPage",
    "ThemePage",
]
