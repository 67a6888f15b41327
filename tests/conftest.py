"""Settings of the whole suite, and the folders that many tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import treatygraph as tg
from world import write_world

# repeatable: a property that fails, fails for everybody and at every run
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Large folders that tests read are kept where only the tests look."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TREATYGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two neighbours; tests that write make one of their own."""
    return write_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def world(world_folder: Path) -> tg.TreatyGraph:
    """The graph of the two neighbours."""
    return tg.load(world_folder)
