"""What stands between a fresh clone and a running program says plain, true things."""

import runpy
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house import source


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return source.tool("dev", monkeypatch)


@pytest.fixture
def preparing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return source.tool("preparing", monkeypatch)


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return source.tool("floors", monkeypatch)


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 14), (3, 15, 0)])
def test_another_python_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 to 3\.14"):
        runpy.run_path(str(source.ROOT / "packaging" / "dev.py"))


def test_an_unknown_command_shows_how_it_is_used(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["fly"]) == 2
    assert "dev.py run" in capsys.readouterr().out


def test_each_demonstration_has_a_folder_of_its_own(
    dev: ModuleType, tmp_path: Path
) -> None:
    made = [dev._fresh_folder(tmp_path, "demo").name for _ in range(3)]
    assert made == ["demo", "demo-2", "demo-3"]


@pytest.mark.parametrize(
    ("line", "is_closing"),
    [
        ("812 passed in 63.20s (0:01:03)\n", True),
        ("1 failed, 811 passed, 2 errors in 9.99s\n", True),
        ("\x1b[32m\x1b[1m812 passed\x1b[0m\x1b[32m in 63.20s\x1b[0m\n", True),
        ("test_what_passed_in_time.py ....\n", False),
    ],
)
def test_the_closing_line_of_pytest_is_known(
    dev: ModuleType, line: str, is_closing: bool
) -> None:
    assert bool(dev.CLOSING_LINE.search(line)) is is_closing


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("SSLError(SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED)", "PIP_CERT"),
        ("NewConnectionError: Failed to establish", "HTTPS_PROXY"),
        ("Temporary failure in name resolution", "HTTPS_PROXY"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not what the lock says"),
        ("ERROR: something else", "could not be installed"),
    ],
)
def test_a_failed_installation_says_what_to_do(
    preparing: ModuleType, output: str, told: str
) -> None:
    assert told in preparing._why_not_installed(output)


@pytest.mark.parametrize(
    "line",
    [
        "Could not fetch URL https://registry.example.org/simple/ruff/: refused",
        "HTTPSConnectionPool(host='mirror.inside', port=443): Max retries",
        "Looking in links: file" + ":///srv/wheels",
        "Looking in indexes: mirror.example.net/simple",
    ],
)
def test_no_address_of_a_registry_is_repeated(preparing: ModuleType, line: str) -> None:
    shown = preparing._last_lines(line)
    assert "[address]" in shown
    for hidden in ("example", "mirror", "srv"):
        assert hidden not in shown


def test_missing_libraries_are_named_in_one_command(
    preparing: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "_way_to_be_root", lambda: None)
    monkeypatch.setattr(preparing.shutil, "which", lambda _name: "/usr/bin/apt-get")
    with pytest.raises(preparing.CannotGoOn, match="sudo apt-get install libegl1 tzd"):
        preparing._provide_system_packages(["libegl1", "tzdata"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their own")
def test_a_library_that_is_not_there_is_missed(preparing: ModuleType) -> None:
    asked = {"libc.so.6": "libc6", "libnothing-of-the-kind.so.9": "libnothing9"}
    assert preparing._missing_packages(asked) == ["libnothing9"]


def test_the_stamp_changes_with_the_lock(
    preparing: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(preparing, "ROOT", tmp_path)
    (tmp_path / "lock").write_text("one")
    before = preparing._stamp_of("lock")
    (tmp_path / "lock").write_text("two")
    assert preparing._stamp_of("lock") != before


def test_a_room_below_its_floor_names_what_was_not_run(floors: ModuleType) -> None:
    held = floors.Measured("rhi_desktop/vault/keys.py", 99, 100, "7, 9->12")
    other = floors.Measured("rhi_desktop/clock.py", 10, 10, "")
    told = floors.judge("rhi_desktop/vault/", 100.0, [held, other])
    assert told[0].startswith("rhi_desktop/vault/: 99.00 %")
    assert told[1].endswith("keys.py: 7, 9->12")


def test_a_room_on_its_floor_is_not_spoken_of(floors: ModuleType) -> None:
    held = floors.Measured("rhi_desktop/clock.py", 95, 100, "1-5")
    assert floors.judge("rhi_desktop/", 95.0, [held]) == []


def test_a_room_that_was_never_measured_is_not_let_through(floors: ModuleType) -> None:
    assert floors.judge("ui/", 85.0, []) == ["ui/: nothing was measured"]


def test_every_file_answers_to_the_strictest_floor_that_holds_it(
    floors: ModuleType,
) -> None:
    assert floors.room_of("rhi_desktop/vault/slots.py") == "rhi_desktop/vault/"
    assert floors.room_of("rhi_desktop\\store\\rows.py") == "rhi_desktop/store/"
    assert floors.room_of("rhi_desktop/practice/desk.py") == "rhi_desktop/"
    assert floors.room_of("ui/window.py") == "ui/"


def test_neighbouring_lines_are_drawn_together(floors: ModuleType) -> None:
    assert floors._spans([3, 4, 5, 9, 11, 12]) == "3-5, 9, 11-12"
