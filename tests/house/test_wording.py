"""Everything a person may read is in Welsh, and the check that says so is awake."""

from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from rhi_desktop.errors import KnownError
from rhi_desktop.wording import Words
from tests.house import source


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return source.tool("catalogue", monkeypatch)


def _holding(english: str | tuple[str, str], welsh: str | tuple[str, ...]) -> Catalog:
    held = Catalog(locale="cy")
    held.add(english, welsh)
    return held


def test_the_welsh_is_whole_and_current(
    catalogue: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue.main(["--check"]) == 0, capsys.readouterr().out


def test_every_sentence_of_every_error_is_gathered(catalogue: ModuleType) -> None:
    gathered = {message.id for message in catalogue.gathered(Catalog(locale="cy"))}
    waiting = [KnownError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if "happened" in error.__dict__:
            assert {error.happened, error.safe, error.do} <= gathered


def test_the_same_wording_is_the_same_bytes(catalogue: ModuleType) -> None:
    standing = catalogue.read(catalogue.FOLDER / "rhi.po")
    once, again = catalogue.gathered(standing), catalogue.gathered(standing)
    assert catalogue.as_po(once) == catalogue.as_po(again)
    assert catalogue.as_mo(once) == catalogue.as_mo(again)


def test_a_translation_of_other_english_is_not_kept(catalogue: ModuleType) -> None:
    once = catalogue.gathered(_holding("Nothing was changed at all.", "Ni newidiwyd."))
    assert not once.get("Nothing was changed.").string


def test_a_translation_a_machine_guessed_is_not_kept(catalogue: ModuleType) -> None:
    guessed = _holding("Nothing was changed.", "Ni newidiwyd dim.")
    guessed.get("Nothing was changed.").flags.add("fuzzy")
    assert not catalogue.gathered(guessed).get("Nothing was changed.").string


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("Kept at {time}", ""),
        ("Kept at {time}", "Cadwyd am {amser}"),
        ("Kept at {time}", "Cadwyd"),
        ("Kept", "Cadwyd am {time}"),
        ("Kept at {time}", "Cadwyd am {time"),
        ("Kept", " Cadwyd"),
        (("{n} child", "{n} children"), ("0", "1", "2", "3", "6", "")),
        (("{n} child", "{n} children"), ("0", "1", "2", "3", "6", "{m} o blant")),
        (("{n} at {time}", "{n} at {time}"), ("{time}",) * 5 + ("{n}",)),
    ],
)
def test_a_planted_mistake_is_named(
    catalogue: ModuleType,
    english: str | tuple[str, str],
    welsh: str | tuple[str, ...],
) -> None:
    assert len(catalogue.problems(_holding(english, welsh))) == 1


def test_a_plural_may_say_its_number_as_a_word(catalogue: ModuleType) -> None:
    welsh = ("dim plentyn", "un plentyn", "dau blentyn", *["{n} plentyn"] * 3)
    assert catalogue.problems(_holding(("{n} child", "{n} children"), welsh)) == []


def test_welsh_counts_in_its_six_forms() -> None:
    plural = Words.spoken_in("cy")._catalogue.plural  # type: ignore[attr-defined]
    forms = [plural(n) for n in (0, 1, 2, 3, 4, 5, 6, 7, 100)]
    assert forms == [0, 1, 2, 3, 5, 5, 4, 5, 5]
