from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Idéprogrammet"

    def ready(self):
        """Connect the public words with the rooms that count, keep and print them."""
        from intake.support import public

        from . import republishing
        from .supported import ProposalsOfTheProgramme

        public.told_by(ProposalsOfTheProgramme())
        republishing.print_what_is_published()
        republishing.refresh_what_is_kept(self.get_models())
