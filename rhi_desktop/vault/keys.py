"""From a passphrase to the keys of the store, by the steps of SECURITY 1.3.

    secret ─ Argon2id ─ HKDF(slot) ─▶ AES-256-GCM-SIV unwraps the data key
    data key ─ HKDF ─▶ the key of the store, and the key that vouches for store.keys

Secrets live in bytearrays and are wiped. argon2-cffi is called through its C door: the
easier calls leave the passphrase in freed memory (SECURITY 0, finding 9).
"""

import hmac
from typing import Final

from _argon2_cffi_bindings import ffi, lib
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rhi_desktop.errors import NotEnoughMemory
from rhi_desktop.vault.cost import Cost
from rhi_desktop.vault.memory import wipe, wiped_after

KEY_SIZE: Final = 32
NONCE_SIZE: Final = 12
TAG_SIZE: Final = 16


def stretch(secret: bytearray, salt: bytes, cost: Cost) -> bytearray:
    """32 bytes that cost the given memory and time to reach from a secret.

    Raises NotEnoughMemory when this computer cannot give what `cost` asks.
    """
    stretched = bytearray(KEY_SIZE)
    code = lib.argon2_hash(
        cost.passes,
        cost.memory_kib,
        cost.lanes,
        ffi.from_buffer(secret),
        len(secret),
        ffi.from_buffer(salt),
        len(salt),
        ffi.from_buffer(stretched),
        KEY_SIZE,
        ffi.NULL,
        0,
        lib.Argon2_id,
        lib.ARGON2_VERSION_13,
    )
    if code != lib.ARGON2_OK:
        raise NotEnoughMemory
    return stretched


def derive(key: bytearray, salt: bytes, purpose: bytes) -> bytearray:
    """A key for one purpose only, from which no other can be reached."""
    derived = bytearray(KEY_SIZE)
    HKDF(SHA256(), KEY_SIZE, salt, purpose).derive_into(key, derived)
    return derived


def wrap(data_key: bytearray, key: bytearray, nonce: bytes, bound: bytes) -> bytes:
    """Encrypts the data key; `bound` must be the same when it is unwrapped."""
    return AESGCMSIV(key).encrypt(nonce, data_key, bound)


def unwrap(
    wrapped: bytes, key: bytearray, nonce: bytes, bound: bytes
) -> bytearray | None:
    """The data key, or None when the key is wrong or anything was altered."""
    data_key = bytearray(KEY_SIZE)
    try:
        AESGCMSIV(key).decrypt_into(nonce, wrapped, bound, data_key)
    except InvalidTag:
        return None
    return data_key


def store_key(data_key: bytearray, store_id: bytes) -> bytearray:
    """The key of the store as SQLCipher takes it: `x'` + 64 hex digits + `'`."""
    form = bytearray(b"x'" + b"0" * 2 * KEY_SIZE + b"'")
    raw = derive(data_key, store_id, b"rhi/sqlcipher/1")
    with wiped_after(raw):
        for place, byte in enumerate(raw):
            form[2 + 2 * place] = b"0123456789abcdef"[byte >> 4]
            form[3 + 2 * place] = b"0123456789abcdef"[byte & 15]
    return form


def vouch(data_key: bytearray, store_id: bytes, content: bytes) -> bytes:
    """The seal over the whole key file, which only the data key can make."""
    key = derive(data_key, store_id, b"rhi/header/1")
    seal = hmac.digest(key, content, "sha256")
    wipe(key)
    return seal
