from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class FormField(AbstractFormField):
    page = ParentalKey("FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(AbstractForm):
    """Sends no mail: what is measured is taking in, checking and storing. `frame` is what stands around the form."""

    frame = models.CharField(max_length=10)

    def get_template(self, request, *args, **kwargs):
        return f"wagtail_form/{self.frame}.html"

    def get_landing_page_template(self, request, *args, **kwargs):
        return f"wagtail_form/{self.frame}_landing.html"
