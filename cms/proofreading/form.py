"""The form of every page: a draft is always saved, a page that would leave a reader behind is not published."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from .findings import Finding, stopping


class ProofreadPageForm(WagtailAdminPageForm):
    """Stops «publish» and «send to moderation» at the field that must be mended, with everything typed still there.

    Wagtail defers what is required while a draft is saved, by hand or by itself; proofreading waits with it.
    """

    def _post_clean(self) -> None:
        super()._post_clean()
        self._check_address()
        if self.is_deferred_validation or self.errors:
            return
        said = defaultdict(list)
        for finding in stopping(self.instance):
            said[self._place(finding)].append(finding.message if self._place(finding) else str(finding))
        for field, messages in said.items():
            # One error for a field: a StreamField shows its first alone.
            self.add_error(field, ValidationError(" ".join(messages), code="proofreading"))

    def _check_address(self) -> None:
        """A page that is not saved yet cannot know by itself under which address it will stand."""
        if self.instance.path:
            return
        try:
            self.instance.check_address(self.parent_page)
        except ValidationError as taken:
            self.add_error(None, taken)

    def _place(self, finding: Finding) -> str | None:
        return finding.field if finding.field in self.fields else None
