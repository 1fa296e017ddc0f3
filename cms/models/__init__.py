from .base import PublicPage
from .campaign import CampaignIndexPage, CampaignPage, CampaignProposal
from .dialogue import DialoguePage
from .home import HomePage
from .image import DokImage, DokRendition
from .meeting import MeetingPage
from .news import NewsIndexPage, NewsPage, NewsProposal
from .organisation import OrganisationIndexPage, OrganisationPage
from .printed import PrintedProgramme
from .programme import HouseNumber, ProgrammePage, ProposalPage, ThemePage
from .seeded import Seeded
from .standard import StandardPage

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "CampaignProposal",
    "DialoguePage",
    "DokImage",
    "DokRendition",
    "HomePage",
    "HouseNumber",
    "MeetingPage",
    "NewsIndexPage",
    "NewsPage",
    "NewsProposal",
    "OrganisationIndexPage",
    "OrganisationPage",
    "PrintedProgramme",
    "ProgrammePage",
    "ProposalPage",
    "PublicPage",
    "Seeded",
    "StandardPage",
    "ThemePage",
]
