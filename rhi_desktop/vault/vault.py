"""A vault: a folder with `store.keys` and `store.db`. Made, opened, given a new key.

Every passphrase handed in is wiped before the call returns, however it ends. Nothing
here ever puts a fresh store in place of one that is missing, damaged or not ours.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rhi_desktop.errors import (
    BugError,
    KeysUnreadable,
    NotEnoughMemory,
    VaultError,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from rhi_desktop.vault import keys, recovery_code
from rhi_desktop.vault.connection import Connection, make_store, open_store
from rhi_desktop.vault.cost import CHEAPEST, MODEST, STANDARD, Cost
from rhi_desktop.vault.failures import told_by_disk
from rhi_desktop.vault.files import sync_folder, write_durably
from rhi_desktop.vault.memory import new_secret, wipe, wiped_after
from rhi_desktop.vault.passphrase import passphrase_bytes
from rhi_desktop.vault.slots import STORE_ID_SIZE, KeyFile, Kind, Slot, read_keys

__all__ = [
    "CHEAPEST",
    "STANDARD",
    "Connection",
    "Cost",
    "change_passphrase",
    "is_vault",
    "make_vault",
    "open_vault",
    "open_with_recovery_code",
    "passphrase_bytes",
    "renew_passphrase",
]

KEYS: Final = "store.keys"
STORE: Final = "store.db"
MAKING: Final = "store.making"
"""The new store until its keys are on the disk."""


def is_vault(folder: Path) -> bool:
    """Whether a vault was made here, be it whole or not; none is made over it."""
    return any((folder / name).exists() for name in (KEYS, STORE))


def make_vault(folder: Path, passphrase: bytearray, *, cost: Cost = STANDARD) -> str:
    """Makes a vault with an empty store and gives its recovery code, shown once.

    Raises VaultExists, FolderReadOnly, DiskFull or NotEnoughMemory, and then leaves
    nothing behind. A computer with little memory gets the modest cost.
    """
    with wiped_after(passphrase), _told(folder):
        _refuse_wiped(passphrase)
        if is_vault(folder):
            raise VaultExists(folder=str(folder))
        absent = [place for place in (folder, *folder.parents) if not place.exists()]
        try:
            return _make(folder, passphrase, cost)
        except BaseException:
            _leave_nothing(folder, absent)
            raise


def open_vault(folder: Path, passphrase: bytearray) -> Connection:
    """Opens the store with the passphrase.

    Raises VaultMissing, KeysUnreadable, WrongPassphrase, NotEnoughMemory, and what
    `open_store` raises. A wrong passphrase changes no byte of any file.
    """
    with wiped_after(passphrase), _told(folder):
        keyfile, data_key = _unlocked(folder, Kind.PASSPHRASE, passphrase)
        return _opened(folder, keyfile, data_key)


def open_with_recovery_code(folder: Path, code: str) -> Connection:
    """Opens the store with the recovery code; a new passphrase ought to follow.

    Raises WrongRecoveryCode, and else what `open_vault` raises.
    """
    secret = recovery_code.secret_in(code)
    with wiped_after(secret), _told(folder):
        keyfile, data_key = _unlocked(folder, Kind.RECOVERY, secret)
        return _opened(folder, keyfile, data_key)


def renew_passphrase(
    folder: Path, code: str, passphrase: bytearray, *, cost: Cost = STANDARD
) -> str:
    """Sets a new passphrase with the recovery code, and gives the code that follows.

    The old passphrase and the old code open nothing from then on. The store is not
    touched. Raises WrongRecoveryCode, DiskFull, and else what `open_vault` raises.
    """
    with wiped_after(passphrase), _told(folder):
        _refuse_wiped(passphrase)
        secret = recovery_code.secret_in(code)
        with wiped_after(secret):
            keyfile, data_key = _unlocked(folder, Kind.RECOVERY, secret)
        with wiped_after(data_key):
            new, code = _both_slots(keyfile.store_id, data_key, passphrase, cost)
            renewed = keyfile.with_slots(*new, data_key=data_key)
            write_durably(folder / KEYS, renewed.as_bytes())
            return code


def change_passphrase(
    folder: Path, old: bytearray, new: bytearray, *, cost: Cost = STANDARD
) -> None:
    """Puts a new passphrase in place of the old; the recovery code stays good.

    The store is not touched. Raises WrongPassphrase, DiskFull, FolderReadOnly.
    """
    with wiped_after(old, new), _told(folder):
        _refuse_wiped(new)
        keyfile, data_key = _unlocked(folder, Kind.PASSPHRASE, old)
        with wiped_after(data_key):
            slot = _sealed(Kind.PASSPHRASE, new, data_key, keyfile.store_id, cost)
            changed = keyfile.with_slots(slot, data_key=data_key)
            write_durably(folder / KEYS, changed.as_bytes())


def _make(folder: Path, passphrase: bytearray, cost: Cost) -> str:
    """The store first, under a name nobody opens; its keys; then its own name.

    Killed at any step, what is left is either no vault or a whole one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # a stick without owners cannot; all in it is encrypted
        folder.chmod(0o700)
    _remove(folder, MAKING)
    store_id, data_key = secrets.token_bytes(STORE_ID_SIZE), new_secret(keys.KEY_SIZE)
    with wiped_after(data_key):
        slots, code = _both_slots(store_id, data_key, passphrase, cost)
        make_store(folder / MAKING, keys.store_key(data_key, store_id))
        keyfile = KeyFile.made(store_id, slots, data_key)
    write_durably(folder / KEYS, keyfile.as_bytes())
    _finish_making(folder)
    sync_folder(folder.parent)
    return code


def _finish_making(folder: Path) -> None:
    """Gives a store its name, now that its keys are safe; else does nothing."""
    if (folder / MAKING).exists() and not (folder / STORE).exists():
        (folder / MAKING).replace(folder / STORE)
        sync_folder(folder)


def _both_slots(
    store_id: bytes, data_key: bytearray, passphrase: bytearray, cost: Cost
) -> tuple[tuple[Slot, Slot], str]:
    secret, code = recovery_code.new_secret_and_code()
    with wiped_after(secret):
        return (
            _sealed(Kind.PASSPHRASE, passphrase, data_key, store_id, cost),
            _sealed(Kind.RECOVERY, secret, data_key, store_id, cost),
        ), code


def _sealed(
    kind: Kind, secret: bytearray, data_key: bytearray, store_id: bytes, cost: Cost
) -> Slot:
    """A slot at the cost asked for, or at the modest one where memory is short."""
    try:
        return Slot.sealed(kind, secret, data_key, store_id, cost)
    except NotEnoughMemory:
        if cost.memory_kib <= MODEST.memory_kib:
            raise
    return Slot.sealed(kind, secret, data_key, store_id, MODEST)


def _unlocked(folder: Path, kind: Kind, secret: bytearray) -> tuple[KeyFile, bytearray]:
    """The key file and the data key that one way in gives, proved to belong together.

    A slot that was altered on purpose cannot be told from a wrong passphrase.
    """
    keyfile = _keyfile(folder)
    slot = next((slot for slot in keyfile.slots if slot.kind is kind), None)
    if slot is None:
        raise KeysUnreadable(folder=str(folder))
    data_key = slot.opened(secret, keyfile.store_id)
    if data_key is None:
        raise WRONG[kind]
    if not keyfile.is_vouched_for_by(data_key):
        wipe(data_key)
        raise KeysUnreadable(folder=str(folder))
    return keyfile, data_key


WRONG: Final[dict[Kind, type[VaultError]]] = {
    Kind.PASSPHRASE: WrongPassphrase,
    Kind.RECOVERY: WrongRecoveryCode,
}


def _keyfile(folder: Path) -> KeyFile:
    try:
        return read_keys(folder / KEYS)
    except (FileNotFoundError, NotADirectoryError):
        if (folder / STORE).exists():
            raise KeysUnreadable(folder=str(folder)) from None
        raise VaultMissing(folder=str(folder)) from None


def _opened(folder: Path, keyfile: KeyFile, data_key: bytearray) -> Connection:
    with wiped_after(data_key):
        key = keys.store_key(data_key, keyfile.store_id)
    _finish_making(folder)
    return open_store(folder / STORE, key)


def _leave_nothing(folder: Path, absent: list[Path]) -> None:
    """Removes what a failed making began: its files, and the folders it added."""
    with suppress(OSError):
        for name in (KEYS, STORE, MAKING):
            _remove(folder, name)
    with suppress(OSError):
        for place in absent:  # the innermost first
            place.rmdir()


def _remove(folder: Path, name: str) -> None:
    for ending in ("", "-wal", "-journal", "-shm"):
        (folder / (name + ending)).unlink(missing_ok=True)


def _refuse_wiped(passphrase: bytearray) -> None:
    """A passphrase that was used and wiped would make a vault anyone could open."""
    if not any(passphrase):
        message = "an empty passphrase, or one that was wiped after use"
        raise BugError(message)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Says in words what the disk refused."""
    try:
        yield
    except OSError as error:
        raise told_by_disk(error, folder) from None
