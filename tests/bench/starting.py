"""From nothing to a painted window, and from one topic to the next."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.run import ROOT, Row, in_turn, ratio

BARE = """
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
app = QApplication([])
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
label = Label("RHI Desktop")
label.resize(1366, 768)
label.show()
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from rhi_desktop.settings import Settings
from ui.app import make_application, dress
from ui.background import Background
from ui.forms import FocusRing
from ui.unlock.folders import Folders
from ui.unlock.keeper import Keeper
from ui.window import Window
app = make_application()
dress(app, Settings())
FocusRing(app)
background = Background()
folder = Path(sys.argv[1])
folders = Folders(vault=folder, practice=folder / "none")
window = Window(folders, Keeper(background), {})
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
import os
os._exit(0)
"""


def rows(folder: Path) -> Iterator[Row]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

    def start(program: str) -> None:
        call = [sys.executable, "-c", program, str(folder / "unlocking")]
        subprocess.run(call, env=environ, cwd=ROOT, check=True)

    start(OURS)
    mine, others = in_turn(lambda: start(OURS), lambda: start(BARE), 9)
    yield ratio("window painted", mine, others, "bare QLabel window", 2.0)
