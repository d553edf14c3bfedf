"""How the store is set while it is open, and which pragmas stay within reach."""

from typing import Final

SETTINGS: Final[tuple[tuple[str, str, str], ...]] = (
    # name, what is set ("" = only read back), what must be read back
    ("cipher_status", "", "1"),
    ("cipher_memory_security", "", "1"),
    ("cipher_page_size", "", "4096"),
    ("cipher_plaintext_header_size", "", "0"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    ("recursive_triggers", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("wal_autocheckpoint", "500", "500"),
    ("journal_size_limit", "-1", "-1"),  # a new log keeps the room (log_room)
)
"""The table of SECURITY 2.1, in the order in which it is applied."""

READABLE: Final = frozenset(name for name, _, _ in SETTINGS) | {"application_id"}
ALLOWED: Final = frozenset(
    {
        "user_version",
        "defer_foreign_keys",
        "foreign_key_check",
        "integrity_check",
        "quick_check",  # asked by ADD COLUMN of a STRICT table
        "cipher_integrity_check",
        "wal_checkpoint",
        "data_version",  # asked by FTS5 of itself
        "table_info",
        "table_list",
        "index_list",
        "index_info",
    }
)
"""The pragmas a statement may use once the store is open; no other may be set."""
