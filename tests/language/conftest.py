"""The engines that the tests of this room run: the shipped model, none, and stanza where it is installed."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from loften.language import Engine, load_engine

STANZA_MODELS = Path(__file__).parents[2] / "models" / "stanza_small" / "resources"
ENGINES = {"spacy": "spacy", "blank": "blank", "stanza": f"stanza:{STANZA_MODELS}"}


def open_engine(name: str) -> Engine:
    if name == "stanza" and find_spec("stanza") is None:
        pytest.skip("stanza is not installed: pip install '.[stanza]' runs these tests too")
    return load_engine(ENGINES[name])


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine("spacy")


@pytest.fixture(scope="session")
def stanza_engine() -> Engine:
    return open_engine("stanza")


@pytest.fixture(scope="session", params=list(ENGINES))
def any_engine(request: pytest.FixtureRequest) -> Engine:
    return open_engine(request.param)


@pytest.fixture(scope="session", params=["spacy", "stanza"])
def parsing_engine(request: pytest.FixtureRequest) -> Engine:
    return open_engine(request.param)


@pytest.fixture(scope="session")
def stanza_models(stanza_engine: Engine) -> Path:
    return STANZA_MODELS
