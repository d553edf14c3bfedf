from pathlib import Path

import pytest

from rhi_desktop import places
from rhi_desktop.settings import Settings, write_settings
from ui.__main__ import folders, options, settings
from ui.page import Page
from ui.pages import PAGES


def test_without_options_it_is_as_it_was_left(home: Path) -> None:
    write_settings(places.settings_file(), Settings("cy", "dark", 150))
    chosen = options().parse_args([])
    assert settings(chosen) == Settings("cy", "dark", 150)
    assert folders(chosen).vault == places.vault_folder()
    assert not chosen.practice


def test_an_option_stands_for_this_time_only(home: Path, tmp_path: Path) -> None:
    write_settings(places.settings_file(), Settings("en", "dark", 150))
    chosen = options().parse_args(
        ["--practice", "--language", "cy", "--vault", str(tmp_path)]
    )
    assert settings(chosen) == Settings("cy", "dark", 150)
    assert folders(chosen).vault == tmp_path
    assert folders(chosen).practice == places.practice_folder()
    assert chosen.practice


def test_a_language_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options().parse_args(["--language", "fr"])
    assert "invalid choice" in capsys.readouterr().err


def test_the_first_page_is_there() -> None:
    assert "today" in PAGES
    assert all(callable(page) and page is not Page for page in PAGES.values())
