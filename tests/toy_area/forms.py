from intake.journeys import fields
from intake.journeys.forms import StepForm
from intake.journeys.postcodes import DISTRICTS, districts_of


class AboutYou(StepForm):
    full_name = fields.Text("Hvad hedder du?", required_error="Skriv dit navn.", autocomplete="name")
    email = fields.Email("Din e-mailadresse", why="Vi skriver, når legetøjet er klar.")
    phone = fields.Phone("Dit telefonnummer", hint="8 cifre.", optional=True)


class Wish(StepForm):
    wanted_on = fields.Day("Hvornår vil du låne det?", hint="For eksempel 14 1 2027.")
    colour = fields.Choice("Hvilken farve?", [("blue", "Blå"), ("green", "Grøn")], hint="Vælg den, du helst vil have.")
    budget_dkk = fields.Money("Hvad kan du betale?", max_value=10_000)
    postcode = fields.Postcode("Dit postnummer")
    district = fields.Choice("Hvilken bydel?", DISTRICTS)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        possible = districts_of(self.answer("postcode"))
        if len(possible) > 1:
            self.fields["district"].choices = [one for one in DISTRICTS if one[0] in possible]
        else:
            del self.fields["district"]


class Shade(StepForm):
    shade = fields.Text("Hvilken grøn?", required_error="Skriv, hvilken grøn du mener.")


class Agreement(StepForm):
    agreed = fields.YesNo("Siger du ja til at levere det tilbage?")
    story = fields.LongText("Vil du fortælle mere?", max_length=200, optional=True)
    drawings = fields.Files("Har du tegnet det?", hint="Vis os det.", most=2, megabytes=1, optional=True)
