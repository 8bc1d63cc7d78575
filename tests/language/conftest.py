import pytest

from loften.language import Engine, load_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine("spacy")
