"""Which instrument an interview is held with, pinned by the hash of its bytes."""

from rhi_desktop import assets
from rhi_desktop.instrument.definition import Definition
from rhi_desktop.instrument.reader import read_definition
from rhi_desktop.record.interview import Pin
from rhi_desktop.store.transaction import Rows

SHIPPED = "instruments/return_home_interview.xform.xml"


class Instruments:
    """Reads each instrument once while the vault is open."""

    def __init__(self) -> None:
        self._read: dict[str, Definition] = {}

    def begin_with(self, rows: Rows) -> Definition:
        """The shipped instrument, kept in the vault: a draft outlives an update."""
        xform = assets.read(SHIPPED)
        return self._definition(rows.instruments.keep(xform), xform)

    def pinned(self, rows: Rows, pin: Pin) -> Definition:
        """The very instrument an interview was begun with."""
        if pin.sha256 in self._read:
            return self._read[pin.sha256]
        return self._definition(pin.sha256, rows.instruments.find(pin.sha256))

    def _definition(self, digest: str, xform: bytes) -> Definition:
        if digest not in self._read:
            self._read[digest] = read_definition(xform)
        return self._read[digest]
