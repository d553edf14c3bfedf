"""A dressed application, words, and a pair of hands, for every test of a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rhi_desktop import session
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.vault.cost import CHEAPEST
from rhi_desktop.wording import Words
from ui.background import Background
from ui.forms import FocusRing
from ui.theme import Theme, apply
from ui.unlock.folders import Folders

PASSPHRASE = "viral chamber atypical retrial foster"


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


@pytest.fixture
def ring(dressed: QApplication) -> Iterator[FocusRing]:
    follows = FocusRing(dressed)
    yield follows
    dressed.focusChanged.disconnect(follows._on_focus_changed)
    follows.deleteLater()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(vault=tmp_path / "vault", practice=tmp_path / "practice")


@pytest.fixture
def made(folders: Folders) -> str:
    """A vault with the cheapest keys; gives its recovery code."""
    return session.make(
        folders.vault,
        Advocate("Non Rees", "Llais"),
        session.passphrase_bytes(PASSPHRASE),
        cost=CHEAPEST,
    )
