"""The clock, the words, the places and the errors."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rhi_desktop import assets, errors, places
from rhi_desktop.clock import local_day, stopped_at, wall_clock
from rhi_desktop.wording import Words

ENGLISH, WELSH = Words.spoken_in("en"), Words.spoken_in("cy")
AFTER_MIDNIGHT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_the_wall_clock_is_aware_and_no_finer_than_a_second() -> None:
    now = wall_clock()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_a_stopped_clock_tells_one_instant_and_needs_its_zone() -> None:
    clock = stopped_at(AFTER_MIDNIGHT)
    assert clock() == clock() == AFTER_MIDNIGHT
    with pytest.raises(ValueError, match="zone"):
        stopped_at(datetime(2026, 7, 1))  # noqa: DTZ001


def test_a_day_is_the_day_where_the_talk_was() -> None:
    assert local_day(AFTER_MIDNIGHT) == date(2026, 7, 2)


def test_dates_and_times_are_said_in_full_in_both_languages() -> None:
    at = datetime(2026, 10, 24, 17, 0, tzinfo=UTC)
    assert ENGLISH.moment(at) == "24 October 2026, 18:00"
    assert WELSH.moment(at) == "24 Hydref 2026, 18:00"
    assert ENGLISH.weekday(at.date()) == "Saturday 24 October 2026"
    assert WELSH.weekday(at.date()) == "Dydd Sadwrn 24 Hydref 2026"


def test_words_are_filled_in_by_name() -> None:
    assert ENGLISH("Kept at {time}", time="14:02") == "Kept at 14:02"
    assert ENGLISH("") == ""
    assert ENGLISH.counted("{n} line", "{n} lines", 1) == "1 line"
    assert ENGLISH.counted("{n} line", "{n} lines", 3) == "3 lines"


def every_error(root: type[errors.KnownError]) -> list[type[errors.KnownError]]:
    found = []
    for kind in root.__subclasses__():
        found += [kind, *every_error(kind)]
    return [kind for kind in found if hasattr(kind, "happened")]


@pytest.mark.parametrize("kind", every_error(errors.KnownError))
def test_every_error_says_what_happened_what_is_safe_and_what_to_do(
    kind: type[errors.KnownError],
) -> None:
    class Blank(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return f"<{key}>"

    for sentence in (kind.happened, kind.safe, kind.do):
        said = sentence.format_map(Blank())
        assert said[0].isupper() or said[0] in "<{"
        assert said.endswith((".", ">"))
    assert kind.exit_code in range(3, 10)


def test_an_error_is_told_in_the_language_of_the_reader() -> None:
    error = errors.VaultMissing(folder="C:/Example")
    assert str(error).startswith("There is no vault in C:/Example.")
    assert "C:/Example" in error.told(WELSH)
    assert error.told(WELSH) != str(error)


def test_bundled_files_are_found_by_name() -> None:
    assert "fonts/Inter-Regular.ttf" in assets.names("fonts", ".ttf")
    assert assets.text("__init__.py").startswith('"""Data')


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win32", Path("home/AppData/Local")),
        ("darwin", Path("home/Library/Application Support")),
        ("linux", Path("home/.local/share")),
    ],
)
def test_the_vault_lies_in_the_local_folder_of_each_system(
    platform: str, expected: Path
) -> None:
    assert places._platform_folder(platform, Path("home"), {}) == expected


def test_another_folder_may_be_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RHI_DATA", str(tmp_path))
    assert places.vault_folder() == tmp_path / "vault"
    assert places.practice_folder() == tmp_path / "practice"
    assert places.settings_file().parent == tmp_path
    monkeypatch.delenv("RHI_DATA")
    assert places.data_folder().name == "RHI Desktop"
