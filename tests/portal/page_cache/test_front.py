"""What stands in front of Django gives what the middleware would give, and nothing else."""

from io import BytesIO

import pytest

from portal.page_cache.front import KeptPagesFirst

from .conftest import HOST

pytestmark = pytest.mark.usefixtures("programme")


@pytest.fixture
def front(pages):
    """Ask as a web server does: status, heads, body; status 0 where the house behind is asked."""

    def house(environ, start_response):
        start_response("0 the house", [])
        return []

    application = KeptPagesFirst(house)

    def ask(path="/", method="GET", **variables):
        said = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "HTTP_HOST": HOST,
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
        body = b"".join(application(environ | variables, lambda status, heads: said.append((status, heads))))
        ((status, heads),) = said
        return int(status.split()[0]), dict(heads), body

    return ask


def without_number(heads):
    return {name: value for name, value in heads.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_it_gives_what_the_middleware_gives(front, read, encoding, django_assert_num_queries):
    read("/")
    behind = read("/", HTTP_ACCEPT_ENCODING=encoding)
    with django_assert_num_queries(0):
        status, heads, body = front("/", HTTP_ACCEPT_ENCODING=encoding)
    assert (status, body) == (200, behind.content)
    assert without_number(heads) == without_number(dict(behind.items()))
    assert len({heads["X-Request-ID"], behind["X-Request-ID"]}) == 2


def test_it_answers_heads_and_those_who_have_the_page(front, read):
    tag = read("/")["ETag"]
    status, heads, body = front("/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(heads["Content-Length"]) > 1000
    status, heads, body = front("/", HTTP_IF_NONE_MATCH=tag)
    assert (status, body) == (304, b"")
    assert set(heads) == {"ETag", "Vary", "Cache-Control", "X-Request-ID"}


def test_it_leaves_to_the_house_what_is_not_kept_and_who_is_somebody(front, read, settings):
    assert front("/")[0] == 0
    read("/")
    assert front("/")[0] == 200
    assert front("/dialog/")[0] == 0
    assert front("/", HTTP_COOKIE="dok_boligmix=secret")[0] == 200
    for somebody in (
        {"HTTP_COOKIE": f"a=b; {settings.SESSION_COOKIE_NAME}=x"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_HOST": "elsewhere.example"},
        {"QUERY_STRING": "a=b"},
        {"SCRIPT_NAME": "/dialog"},
        {"method": "POST"},
        {"wsgi.url_scheme": "https"},
    ):
        assert front("/", **somebody)[0] == 0, somebody


def test_it_believes_the_proxy_as_django_does(front, client, pages, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.get("/", HTTP_HOST=HOST, HTTP_X_FORWARDED_PROTO="https")
    assert front("/", HTTP_X_FORWARDED_PROTO="https")[0] == 200
    assert front("/", HTTP_X_FORWARDED_PROTO="https, http")[0] == 200
    assert front("/", HTTP_X_FORWARDED_PROTO="http")[0] == 0
    assert front("/")[0] == 0


def test_a_prefix_that_the_server_was_told_of_keeps_no_page_under_the_name_of_another(client, front, kept):
    client.get("/", HTTP_HOST=HOST, SCRIPT_NAME="/dialog")
    assert kept() == set()
    assert front("/dialog/")[0] == 0


def test_a_name_in_other_letters_is_repeated_to_nobody_else(client, pages, settings, kept):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost"
    client.get("/", HTTP_HOST="LocalHost")
    assert kept() == set()


def test_it_knows_a_page_by_what_is_asked_and_not_by_what_was_hung_on(front, read):
    read("/")
    assert front("/", QUERY_STRING="utm_source=mail&fbclid=1")[0] == 200
    assert front("/", QUERY_STRING="utm_source=mail&a=b")[0] == 0
