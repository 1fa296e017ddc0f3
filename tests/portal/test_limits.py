"""Counting: within the rate, over it, apart, in the open nowhere, and what happens when the cache is away."""

import logging
import time

import pytest
from django.conf import settings as now_in_force
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from portal import limits

ON_REDIS = "redis" in now_in_force.CACHES["default"]["BACKEND"].lower()
DEAD = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://:hemmelig@127.0.0.1:1/0"}


@pytest.fixture
def dead_cache(settings):
    settings.CACHES = {"default": DEAD}
    limits.forget()
    yield
    limits.forget()


def test_it_counts_up_to_the_rate_and_no_further():
    assert [limits.within("3/hour", "a") for _time in range(5)] == [True, True, True, False, False]


def test_names_and_rates_are_counted_apart():
    assert limits.within("1/hour", "a", 1)
    assert limits.within("1/hour", "a", 2)
    assert limits.within("1/hour", "a1")
    assert not limits.within("1/hour", "a", 1)


def test_an_empty_rate_sets_no_limit():
    assert all(limits.within("", "a") for _time in range(100))


def test_a_rate_that_is_none_is_a_mistake_of_ours():
    with pytest.raises(ValueError):
        limits.within("mange", "a")


@pytest.mark.skipif(ON_REDIS, reason="Redis keeps its own clock")
def test_the_window_moves(monkeypatch):
    start = time.time()
    assert limits.within("1/minute", "a")
    assert not limits.within("1/minute", "a")
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: start + 61)
    assert limits.within("1/minute", "a")


@pytest.mark.skipif(not ON_REDIS, reason="speaks of Redis")
def test_two_processes_count_together_and_the_cache_knows_no_name():
    assert limits.within("1/hour", "kanarie@fugl.example")
    limits.forget()
    assert not limits.within("1/hour", "kanarie@fugl.example")
    client = cache._cache.get_client()
    prefix = now_in_force.CACHES["default"]["KEY_PREFIX"]
    keys = list(client.scan_iter(match=f"{prefix}*"))
    assert keys
    assert not any(b"kanarie" in key for key in keys)


def test_a_dead_cache_lets_everybody_in_and_says_so_once_without_its_password(dead_cache, caplog):
    with caplog.at_level(logging.ERROR, logger="portal.limits"):
        assert all(limits.within("1/hour", "a") for _time in range(20))
    assert len(caplog.records) == 1
    assert "CACHE_URL" in caplog.text
    assert "hemmelig" not in caplog.text


def test_a_cache_that_is_back_counts_again(dead_cache, settings, monkeypatch):
    assert limits.within("1/hour", "a")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    limits._limiter.cache_clear()
    later = time.monotonic() + limits.LEFT_ALONE + 1
    monkeypatch.setattr("portal.limits.time.monotonic", lambda: later)
    assert [limits.within("1/hour", "a") for _time in range(2)] == [True, False]


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_no_name_is_too_odd_to_be_counted(names):
    assert limits.within("1000000/hour", *names)
