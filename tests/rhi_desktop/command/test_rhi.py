"""`rhi` from a terminal: what it makes, what it says, and how it leaves."""

import json
from pathlib import Path
from typing import Any

import pytest

from rhi_desktop import assets, session
from rhi_desktop.__main__ import main
from rhi_desktop.command.rhi import run
from rhi_desktop.vault.cost import CHEAPEST
from tests.builders import PASSPHRASE, make_vault

EXAMPLE = "examples/interview_en.json"
Says = pytest.CaptureFixture[str]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    make_vault(tmp_path / "vault")
    return tmp_path / "vault"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", "utf-8")
    return file


@pytest.fixture
def interview_file(tmp_path: Path) -> Path:
    file = tmp_path / "interview.json"
    file.write_bytes(assets.read(EXAMPLE))
    return file


def told(says: Says) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(says.readouterr().out)
    return found


def opening(vault: Path, key: Path) -> list[str]:
    return ["--vault", str(vault), "--passphrase-file", str(key), "--json"]


def test_a_demonstration_does_the_whole_main_job(tmp_path: Path, capsys: Says) -> None:
    assert run(["demo", "--into", str(tmp_path / "demo"), "--json"]) == 0
    made = told(capsys)
    assert {one["audience"] for one in made["documents"]} == {
        "social_worker",
        "police_coordinator",
        "carer",
        "parent",
        "child",
    }
    for one in made["documents"]:
        assert Path(one["file"]).read_bytes().startswith(b"%PDF-")
    assert all(Path(file).is_file() for file in made["batch"]["files"])


def test_a_demonstration_needs_an_empty_folder(tmp_path: Path, capsys: Says) -> None:
    (tmp_path / "demo" / "vault").mkdir(parents=True)
    make_vault(tmp_path / "demo" / "vault")
    assert run(["demo", "--into", str(tmp_path / "demo")]) == 4
    assert "already a vault" in capsys.readouterr().err


def test_an_interview_is_recorded_referred_and_exported(
    vault: Path, key: Path, interview_file: Path, tmp_path: Path, capsys: Says
) -> None:
    recording = ["record", *opening(vault, key), "--interview", str(interview_file)]
    assert run(recording) == 0
    interview = told(capsys)["interview"]

    refer = ["refer", *opening(vault, key), "--interview", interview]
    assert run([*refer, "--audience", "parent", "--into", str(tmp_path)]) == 0
    assert Path(told(capsys)["file"]).is_file()

    outbox = [*opening(vault, key)]
    assert run(["outcomes", "list", *outbox]) == 0
    assert [one["status"] for one in told(capsys)["outbox"]] == ["waiting"]
    assert run(["outcomes", "export", *outbox, "--into", str(tmp_path)]) == 9
    assert "approved" in capsys.readouterr().err
    assert run(["outcomes", "approve", *outbox]) == 0
    assert told(capsys)["outbox"][0]["status"] == "approved"
    assert run(["outcomes", "export", *outbox, "--into", str(tmp_path)]) == 0
    assert told(capsys)["records"] == 1


def test_without_json_it_speaks_in_sentences(
    vault: Path, key: Path, interview_file: Path, tmp_path: Path, capsys: Says
) -> None:
    plain = ["--vault", str(vault), "--passphrase-file", str(key)]
    assert run(["outcomes", "list", *plain]) == 0
    assert capsys.readouterr().out == "The outbox is empty.\n"
    assert run(["record", *plain, "--interview", str(interview_file)]) == 0
    assert "was recorded and finished" in capsys.readouterr().out
    run(["outcomes", "approve", *plain])
    assert "approved: quarter=" in capsys.readouterr().out
    run(["outcomes", "export", *plain, "--into", str(tmp_path)])
    assert "easier to recognise" in capsys.readouterr().out


def test_the_schema_it_prints_is_the_one_it_checks_with(capsys: Says) -> None:
    assert run(["schema", "interview"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == json.loads(assets.text("interview.schema.json"))


def test_a_vault_is_made_and_its_code_told_once(
    tmp_path: Path, key: Path, capsys: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rhi_desktop.session.make", cheaply(session.make))
    new = tmp_path / "new"
    call = ["vault", "make", *opening(new, key), "--name", "A", "--organisation", "B"]
    assert run(call) == 0
    code = told(capsys)["recovery_code"]
    renewed = session.recover(new, code, session.passphrase_bytes("another five words"))
    assert renewed != code


def cheaply(make: Any) -> Any:
    """The same with the cheapest keys, so that a test need not take a second."""
    return lambda *given, **named: make(*given, **named, cost=CHEAPEST)


def spoiled(interview_file: Path, spoil: Any) -> Path:
    given = json.loads(interview_file.read_bytes())
    spoil(given)
    interview_file.write_text(json.dumps(given), "utf-8")
    return interview_file


def answer(ref: str, value: str) -> Any:
    return lambda given: given["answers"].append({"ref": ref, "value": value})


def permit(audience: str, **about: str) -> Any:
    permission = {"audience": audience, "said": "agreed", **about}
    return lambda given: given["permissions"].append(permission)


def override(**changes: str) -> Any:
    return lambda given: given["overrides"][0].update(changes)


SPOILED = {
    "an unknown question": (answer("/data/why_left/stroy", "x"), "no question"),
    "an unknown choice": (answer("/data/request/trigger", "fun"), "not one of"),
    "not a date": (answer("/data/episode/returned", "soon"), "is not a date"),
    "an unknown reader": (permit("uncle", topic="why_left"), "no audience called"),
    "an unknown topic": (permit("carer", topic="why_went"), "no topic"),
    "an unknown answer": (permit("carer", ref="/data/why_left/x"), "no question"),
    "an unknown threshold": (override(threshold="worry"), "no threshold"),
    "missing grounds": (override(told="not_told"), "does not fit"),
    "a reader the instrument never names": (override(audience="parent"), "may not be"),
    "a blank reason": (override(reason="  "), "does not fit"),
    "an unknown key": (lambda given: given.update(colour="blue"), "does not fit"),
    "no child": (lambda given: given.pop("child"), "does not fit"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_bad_input_is_named_and_nothing_of_it_is_kept(
    what: str, vault: Path, key: Path, interview_file: Path, capsys: Says
) -> None:
    spoil, says = SPOILED[what]
    file = spoiled(interview_file, spoil)
    assert run(["record", *opening(vault, key), "--interview", str(file)]) == 7
    message = json.loads(capsys.readouterr().err)["message"]
    assert says in message
    opened = session.open_session(vault, session.passphrase_bytes(PASSPHRASE))
    with opened:
        assert opened.caseload.today() == ()


def test_a_file_that_is_not_json_or_not_there_says_so(
    vault: Path, key: Path, tmp_path: Path, capsys: Says
) -> None:
    rubbish = tmp_path / "rubbish.json"
    rubbish.write_text("{", "utf-8")
    record = ["record", *opening(vault, key), "--interview"]
    assert run([*record, str(rubbish)]) == 7
    assert "it is not JSON (line 1)" in capsys.readouterr().err
    rubbish.write_text("[" * 100_000, "utf-8")
    assert run([*record, str(rubbish)]) == 7
    assert "it is not JSON" in capsys.readouterr().err
    assert run([*record, str(tmp_path / "nowhere.json")]) == 7
    assert "could not be read" in capsys.readouterr().err


def test_each_way_a_vault_does_not_open_leaves_with_its_own_code(
    vault: Path, key: Path, tmp_path: Path, capsys: Says
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not that", "utf-8")
    assert run(["outcomes", "list", *opening(vault, wrong)]) == 3
    assert run(["outcomes", "list", *opening(tmp_path / "none", key)]) == 4
    with session.open_session(vault, session.passphrase_bytes(PASSPHRASE)):
        assert run(["outcomes", "list", *opening(vault, key)]) == 5
    wrong.write_text("", "utf-8")
    assert run(["outcomes", "list", *opening(vault, wrong)]) == 3
    capsys.readouterr()


def test_a_folder_that_is_not_there_is_named(
    vault: Path, key: Path, interview_file: Path, tmp_path: Path, capsys: Says
) -> None:
    run(["record", *opening(vault, key), "--interview", str(interview_file)])
    interview = told(capsys)["interview"]
    refer = ["refer", *opening(vault, key), "--interview", interview]
    nowhere = str(tmp_path / "nowhere")
    assert run([*refer, "--audience", "carer", "--into", nowhere]) == 6
    assert nowhere in capsys.readouterr().err


def test_the_passphrase_is_asked_for_and_never_an_argument(
    vault: Path, capsys: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def typed(prompt: str, **_: object) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr("rhi_desktop.command.telling.getpass", typed)
    assert run(["outcomes", "list", "--vault", str(vault)]) == 0
    assert asked == ["Passphrase: "]
    with pytest.raises(SystemExit) as left:
        run(["outcomes", "list", "--vault", str(vault), "--passphrase", PASSPHRASE])
    assert left.value.code == 2
    capsys.readouterr()


def test_the_program_leaves_with_the_code_of_the_command(
    capsys: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["rhi", "schema", "interview"])
    monkeypatch.setattr("rhi_desktop.__main__.harden_process", lambda: True)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    capsys.readouterr()
