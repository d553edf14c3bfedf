"""The key file `store.keys`: one wrapped copy of the data key for each way in.

It holds no secret and may be read by whoever finds the laptop, so labels say nothing.
It is read strictly: what is not byte for byte as we would write it is refused, and so
are parameters out of bounds, before any memory is spent on them.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Any, Final, Self

from rhi_desktop.errors import KeysUnreadable
from rhi_desktop.vault import keys
from rhi_desktop.vault.cost import Cost
from rhi_desktop.vault.memory import wiped_after

FORMAT: Final = 1
LARGEST: Final = 64 * 1024
SALT_SIZE: Final = 16
STORE_ID_SIZE: Final = 16
SLOT_ID_SIZE: Final = 8
MAC_SIZE: Final = 32


class Kind(StrEnum):
    """A way in."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: what it costs to try, and the data key wrapped for it."""

    slot_id: str
    kind: Kind
    label: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def as_json(self) -> dict[str, Any]:
        """What the file holds of it."""
        return self._terms() | {
            "label": self.label,
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """The slot in the file; KeyError, TypeError or ValueError when it is none."""
        return cls(
            slot_id=_sized(found["id"], SLOT_ID_SIZE).hex(),
            kind=Kind(found["kind"]),
            label=str(found["label"]),
            cost=Cost(
                *(int(found[part]) for part in ("memory_kib", "passes", "lanes"))
            ),
            salt=_sized(found["salt"], SALT_SIZE),
            nonce=_sized(found["nonce"], keys.NONCE_SIZE),
            wrapped=_sized(found["wrapped"], keys.KEY_SIZE + keys.TAG_SIZE),
        )

    @classmethod
    def sealed(
        cls,
        kind: Kind,
        secret: bytearray,
        data_key: bytearray,
        store_id: bytes,
        cost: Cost,
    ) -> Self:
        """A new slot that `secret` opens. Raises NotEnoughMemory."""
        slot_id, salt = token_hex(SLOT_ID_SIZE), token_bytes(SALT_SIZE)
        nonce = token_bytes(keys.NONCE_SIZE)
        empty = cls(slot_id, kind, "Person 1", cost, salt, nonce, b"")
        key = empty._key(secret, store_id)
        with wiped_after(key):
            wrapped = keys.wrap(data_key, key, nonce, empty._bound(store_id))
        return cls(slot_id, kind, empty.label, cost, salt, nonce, wrapped)

    def opened(self, secret: bytearray, store_id: bytes) -> bytearray | None:
        """The data key, or None when the secret is wrong. Raises NotEnoughMemory."""
        key = self._key(secret, store_id)
        with wiped_after(key):
            return keys.unwrap(self.wrapped, key, self.nonce, self._bound(store_id))

    def _key(self, secret: bytearray, store_id: bytes) -> bytearray:
        stretched = keys.stretch(secret, self.salt, self.cost)
        with wiped_after(stretched):
            return keys.derive(
                stretched, store_id, b"rhi/kek/1/" + self.slot_id.encode()
            )

    def _terms(self) -> dict[str, Any]:
        return {
            "id": self.slot_id,
            "kind": self.kind.value,
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
        }

    def _bound(self, store_id: bytes) -> bytes:
        """What the wrapped key is bound to: none of it can be altered unnoticed."""
        return _canonical(self._terms() | {"store": store_id.hex()})


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All the ways into one store, vouched for by its data key."""

    store_id: bytes
    slots: tuple[Slot, ...]
    mac: bytes

    @classmethod
    def made(
        cls, store_id: bytes, slots: tuple[Slot, ...], data_key: bytearray
    ) -> Self:
        """A key file that its own data key vouches for."""
        mac = keys.vouch(data_key, store_id, _content(store_id, slots))
        return cls(store_id, slots, mac)

    def is_vouched_for_by(self, data_key: bytearray) -> bool:
        """Whether nothing was altered since a holder of the data key wrote it."""
        content = _content(self.store_id, self.slots)
        return compare_digest(self.mac, keys.vouch(data_key, self.store_id, content))

    def with_slots(self, *new: Slot, data_key: bytearray) -> Self:
        """The same file with the slots of these kinds put in place of the old."""
        replaced = {slot.kind for slot in new}
        rest = tuple(slot for slot in self.slots if slot.kind not in replaced)
        return type(self).made(self.store_id, (*new, *rest), data_key)

    def as_bytes(self) -> bytes:
        """The file, ended by a sum: an accident is told from a wrong passphrase."""
        body: dict[str, Any] = json.loads(_content(self.store_id, self.slots))
        body["mac"] = self.mac.hex()
        body["sum"] = sha256(_canonical(body)).hexdigest()
        return _canonical(body)

    @classmethod
    def from_bytes(cls, found: bytes) -> Self:
        """The key file in these bytes; ValueError when they are not as we write."""
        try:
            body = json.loads(found)
            slots = tuple(Slot.from_json(slot) for slot in body["slots"])
            store_id = _sized(body["store"], STORE_ID_SIZE)
            keyfile = cls(store_id, slots, _sized(body["mac"], MAC_SIZE))
        except (
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
            OverflowError,
        ) as error:
            raise ValueError from error
        if keyfile.as_bytes() != found:
            raise ValueError
        return keyfile


def read_keys(path: Path) -> KeyFile:
    """The key file, read strictly. Raises KeysUnreadable, or OSError."""
    with path.open("rb") as file:
        found = file.read(LARGEST)
    try:
        return KeyFile.from_bytes(found)
    except ValueError:
        raise KeysUnreadable(folder=str(path.parent)) from None


def _content(store_id: bytes, slots: tuple[Slot, ...]) -> bytes:
    return _canonical(
        {
            "format": FORMAT,
            "store": store_id.hex(),
            "slots": [slot.as_json() for slot in slots],
        }
    )


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _sized(digits: str, size: int) -> bytes:
    found = bytes.fromhex(digits)
    if len(found) != size:
        message = "it is of the wrong length"
        raise ValueError(message)
    return found
