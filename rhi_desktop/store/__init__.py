"""The rows of the record: one small class a table, with its SQL in sight."""

from rhi_desktop.store.store import Store

__all__ = ["Store"]
