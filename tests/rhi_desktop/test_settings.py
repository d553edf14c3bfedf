"""The few choices kept in clear."""

import json
from pathlib import Path

import pytest

from rhi_desktop.settings import Settings, read_settings, write_settings


def test_choices_are_kept_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "made" / "settings.json"
    chosen = Settings("cy", "dark", 200)
    write_settings(file, chosen)
    assert read_settings(file) == chosen


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"language": "fr", "text_size": 900, "appearance": []}',
        '{"child": "Sam Example"}',
    ],
)
def test_what_is_not_understood_is_left_at_its_default(
    written: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(written, "utf-8")
    assert read_settings(file) == Settings()


def test_only_three_choices_are_ever_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_settings(file, Settings())
    assert set(json.loads(file.read_text())) == {"language", "appearance", "text_size"}


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("here", "utf-8")
    write_settings(in_the_way / "settings.json", Settings())
    assert read_settings(in_the_way / "settings.json") == Settings()
