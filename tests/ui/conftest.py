"""A dressed application, words, and a pair of hands, for every test of a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from rhi_desktop.wording import Words
from ui.background import Background
from ui.theme import Theme, apply


@pytest.fixture
def words() -> Words:
    return Words.spoken_in("en")


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    apply(qapp, Theme())
    return qapp


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    hands = Background()
    yield hands
    hands.close()
