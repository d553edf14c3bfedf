"""The key file is read strictly, and tampering opens nothing."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from rhi_desktop.errors import KeysUnreadable, WrongPassphrase, WrongRecoveryCode
from rhi_desktop.vault.slots import LARGEST, KeyFile, read_keys
from rhi_desktop.vault.vault import open_with_recovery_code
from tests.rhi_desktop.vault.made import Made

Body = dict[str, Any]


def rewrite(made: Made, change: Callable[[Body], object]) -> None:
    """Alters the key file as somebody would who knows how its sum is made."""
    path = made.folder / "store.keys"
    body = json.loads(path.read_bytes())
    change(body)
    body.pop("sum", None)
    plain = json.dumps(body, indent=1, sort_keys=True) + "\n"
    body["sum"] = sha256(plain.encode()).hexdigest()
    path.write_text(json.dumps(body, indent=1, sort_keys=True) + "\n")


def flipped(digits: str) -> str:
    return ("1" if digits[0] != "1" else "2") + digits[1:]


def test_rewriting_without_a_change_still_opens(made: Made) -> None:
    rewrite(made, lambda _: None)
    made.opened().close()


def test_the_key_file_is_small_holds_no_name_and_is_for_its_owner(made: Made) -> None:
    path = made.folder / "store.keys"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size < 1300
    body = json.loads(path.read_bytes())
    assert {slot["label"] for slot in body["slots"]} == {"Person 1"}
    assert {slot["kind"] for slot in body["slots"]} == {"passphrase", "recovery"}


def test_every_single_altered_bit_is_told_from_a_wrong_passphrase(made: Made) -> None:
    whole = (made.folder / "store.keys").read_bytes()
    assert KeyFile.from_bytes(whole).as_bytes() == whole
    for place in range(len(whole)):
        for bit in range(8):
            altered = bytearray(whole)
            altered[place] ^= 1 << bit
            with pytest.raises(ValueError):
                KeyFile.from_bytes(bytes(altered))


def test_every_cut_is_told_from_a_wrong_passphrase(made: Made) -> None:
    path = made.folder / "store.keys"
    whole = path.read_bytes()
    for length in range(0, len(whole), 37):
        path.write_bytes(whole[:length])
        with pytest.raises(KeysUnreadable):
            made.opened()
    path.write_bytes(whole + b" " * LARGEST)
    with pytest.raises(KeysUnreadable):
        read_keys(path)


SLOT = 0  # the passphrase's comes first


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda b: b["slots"][SLOT].update(memory_kib=19 * 1024 + 1), WrongPassphrase),
        (lambda b: b["slots"][SLOT].update(passes=3), WrongPassphrase),
        (lambda b: b["slots"][SLOT].update(lanes=2), WrongPassphrase),
        (lambda b: b["slots"][SLOT].update(memory_kib=1), KeysUnreadable),
        (lambda b: b["slots"][SLOT].update(memory_kib=2**24), KeysUnreadable),
        (lambda b: b["slots"][SLOT].update(passes=11), KeysUnreadable),
        (lambda b: b["slots"][SLOT].update(lanes=9), KeysUnreadable),
        (lambda b: b["slots"].pop(1), KeysUnreadable),
        (lambda b: b["slots"].pop(SLOT), KeysUnreadable),
        (lambda b: b["slots"].append(b["slots"][1]), KeysUnreadable),
        (lambda b: b["slots"].reverse(), KeysUnreadable),
        (lambda b: b["slots"][1].update(label="Person 2"), KeysUnreadable),
        (lambda b: b.update(store=flipped(b["store"])), WrongPassphrase),
        (lambda b: b.update(mac=flipped(b["mac"])), KeysUnreadable),
        *(
            (
                lambda b, part=part: b["slots"][SLOT].update(
                    {part: flipped(b["slots"][SLOT][part])}
                ),
                WrongPassphrase,
            )
            for part in ("id", "salt", "nonce", "wrapped")
        ),
    ],
)
def test_tampering_of_every_class_is_refused(
    made: Made, change: Callable[[Body], object], told: type[Exception]
) -> None:
    rewrite(made, change)
    before = made.contents()
    with pytest.raises(told):
        made.opened()
    assert made.contents() == before


def test_a_lowered_cost_opens_nothing_even_for_who_knows_the_code(made: Made) -> None:
    rewrite(made, lambda body: body["slots"][1].update(passes=1))
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery_code(made.folder, made.code)


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.update(format=2),
        lambda b: b.update(extra=1),
        lambda b: b.pop("store"),
        lambda b: b.pop("mac"),
        lambda b: b.update(slots=7),
        lambda b: b.update(slots=["slot"]),
        lambda b: b.update(mac=7),
        lambda b: b["slots"][0].update(kind="keyring"),
        lambda b: b["slots"][0].update(lanes=True),
        lambda b: b["slots"][0].update(passes=2.0),
        lambda b: b["slots"][0].update(passes="2"),
        lambda b: b["slots"][0].update(passes=float("inf")),
        lambda b: b["slots"][0].update(passes=None),
        lambda b: b["slots"][0].update(label=["Person 1"]),
        lambda b: b["slots"][0].update(id="A" * 16),
        lambda b: b["slots"][0].update(salt="00" * 15),
        lambda b: b["slots"][0].update(wrapped="zz" * 48),
        lambda b: b["slots"][0].update(extra=""),
    ],
)
def test_a_key_file_of_another_shape_is_refused(
    made: Made, change: Callable[[Body], object]
) -> None:
    rewrite(made, change)
    with pytest.raises(KeysUnreadable):
        made.opened()


@pytest.mark.parametrize(
    "hostile",
    [b"", b"[]", b"null", b"{}", b"[" * 60_000, b"\xff\xfe", b'{"slots": [9e999]}'],
)
def test_hostile_bytes_are_refused(made: Made, hostile: bytes) -> None:
    (made.folder / "store.keys").write_bytes(hostile)
    with pytest.raises(KeysUnreadable):
        made.opened()
