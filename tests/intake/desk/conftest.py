import pytest
from django.contrib.auth.models import Group

from portal.accounts.models import Role
from tests import make


@pytest.fixture
def own_team():
    return make.team("egne")


@pytest.fixture
def coordinator(own_team):
    return make.member(own_team, first_name="Karen", last_name="Ågård")


@pytest.fixture
def desk(client, coordinator):
    """The browser of a coordinator of the team that owns the cases."""
    return make.sign_in(client, coordinator)


@pytest.fixture
def people(coordinator):
    """One person of each sort that can stand at the desk's door; None is nobody."""
    editor = make.user()
    editor.groups.set(Group.objects.filter(permissions__codename="access_admin"))
    return {
        "coordinator": coordinator,
        "foreign": make.member(make.team("fremmede")),
        "intake": make.member(make.team("central", central=True), Role.INTAKE),
        "data_protection": make.member(make.team("central", central=True), Role.DATA_PROTECTION),
        "editor": editor,
        "administrator": make.user(is_superuser=True, is_staff=True),
        "anonymous": None,
    }
