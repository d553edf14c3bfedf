"""A session is all there is to do while the vault is open, and nothing otherwise."""

from pathlib import Path

import pytest

from rhi_desktop import session
from rhi_desktop.errors import KnownError, WeakPassphrase, WrongPassphrase
from tests.builders import ADVOCATE, make_vault, open_vault


def test_a_practice_vault_holds_a_draft_and_a_finished_interview_and_opens_again(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "practice"
    with session.make_practice(folder, "cy") as practice:
        assert practice.is_practice
        draft, finished = practice.caseload.today()
        assert len(practice.sending.waiting()) == 1
    with session.make_practice(folder, "cy") as practice:
        assert practice.caseload.today() == (draft, finished)


def test_the_vault_knows_whose_it_is(tmp_path: Path) -> None:
    make_vault(tmp_path / "vault")
    with open_vault(tmp_path / "vault") as held:
        assert held.advocate == ADVOCATE
        assert not held.is_practice


def test_after_closing_there_is_nothing_left_to_do(tmp_path: Path) -> None:
    make_vault(tmp_path / "vault")
    held = open_vault(tmp_path / "vault")
    held.close()
    held.close()
    with pytest.raises(Exception):  # noqa: B017  whatever it is, no answer comes
        held.caseload.today()


def test_recovery_gives_a_new_passphrase_and_a_new_code(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    code = make_vault(folder)
    renewed = session.recover(folder, code, session.passphrase_bytes("a new one here"))
    assert renewed != code
    with pytest.raises(WrongPassphrase):
        open_vault(folder)
    session.open_session(folder, session.passphrase_bytes("a new one here")).close()


def test_five_words_are_offered_and_ones_own_are_measured() -> None:
    offered = session.offer_passphrase()
    assert len(offered.split()) == 5
    assert session.strength(offered) > 60 > session.strength("password1")


def test_a_vault_that_cannot_be_used_is_closed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(tmp_path / "vault")

    def unusable(*_: object) -> None:
        raise WeakPassphrase

    with monkeypatch.context() as patch:
        patch.setattr("rhi_desktop.session.Store", unusable)
        with pytest.raises(KnownError):
            open_vault(tmp_path / "vault")
    open_vault(tmp_path / "vault").close()
