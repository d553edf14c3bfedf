"""The door: one step at a time, until a vault is open.

Every step can be built again in the other language from what the door knows, so that
changing the language in the middle of making a vault loses neither a name nor a code.
The session is imported where it is used, so that the window stands before the vault's
libraries are loaded.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rhi_desktop.errors import KnownError
from rhi_desktop.record.advocate import Advocate
from rhi_desktop.wording import Words
from ui.unlock.beginning import WelcomeStep, WhoStep
from ui.unlock.choosing import PassphraseStep
from ui.unlock.folders import Folders, is_begun
from ui.unlock.keeper import Keeper
from ui.unlock.opening import OpenStep
from ui.unlock.step import Step


class Door(QWidget):
    """Leads from a closed vault, or none, to an open one."""

    language_chosen = Signal(str)

    def __init__(
        self, folders: Folders, keeper: Keeper, words: Words, *, reason: str = ""
    ) -> None:
        super().__init__()
        self._folders = folders
        self._keeper = keeper
        self._words = words
        self._reason = reason
        self._who = ("", "")
        self._code = ""
        self._secret = bytearray()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        first = self._opening if is_begun(folders.vault) else self._welcome
        self._build: Callable[[], Step] = first
        self._step = self._place(first())

    def speak(self, words: Words) -> None:
        """Says the same step in another language."""
        self._words = words
        self._show(self._build)

    def settle(self) -> None:
        """Puts the keyboard where one begins."""
        self._step.settle()

    def open_practice(self) -> None:
        """Opens the made-up vault, making it first if need be."""
        from rhi_desktop import session

        words, clock = self._words, self._keeper.clock
        self._step.be_busy(words("Opening the made-up data…"))
        self._keeper.open(
            lambda: session.make_practice(
                self._folders.practice, words.language, clock=clock
            ),
            self._on_failed,
        )

    # The steps, each from what is known.

    def _welcome(self) -> Step:
        step = WelcomeStep(self._words)
        step.began.connect(lambda: self._show(self._asking_who))
        step.practised.connect(self.open_practice)
        step.language_chosen.connect(self.language_chosen)
        return step

    def _asking_who(self) -> Step:
        step = WhoStep(self._words, *self._who)
        step.told.connect(self._on_told)
        return step

    def _choosing(self) -> Step:
        act = self._words("Make the vault")
        step = PassphraseStep(self._words, self._keeper.background, act)
        step.chosen.connect(self._on_chosen)
        return step

    def _choosing_anew(self) -> Step:
        act = self._words("Take the new passphrase")
        step = PassphraseStep(self._words, self._keeper.background, act)
        step.chosen.connect(self._on_chosen_anew)
        return step

    def _showing_code(self) -> Step:
        from ui.unlock.recovery import CodeStep

        step = CodeStep(self._words, self._code)
        step.checked.connect(self._on_checked)
        return step

    def _opening(self) -> Step:
        step = OpenStep(self._words, self._reason)
        step.given.connect(self._on_passphrase)
        step.forgotten.connect(lambda: self._show(self._recovering))
        step.practised.connect(self.open_practice)
        return step

    def _recovering(self) -> Step:
        from ui.unlock.recovery import RecoverStep

        step = RecoverStep(self._words)
        step.given.connect(self._on_code)
        step.turned_back.connect(lambda: self._show(self._opening))
        return step

    # What happens.

    def _on_told(self, name: str, organisation: str) -> None:
        self._who = (name, organisation)
        self._show(self._choosing)

    def _on_chosen(self, passphrase: str) -> None:
        from rhi_desktop import session

        self._secret = session.passphrase_bytes(passphrase)
        self._step.be_busy(self._words("Making the vault…"))
        self._keeper.background.run(
            partial(session.make, clock=self._keeper.clock),
            self._folders.vault,
            Advocate(*self._who),
            self._secret.copy(),
            then=self._on_made,
            failed=self._on_failed,
        )

    def _on_code(self, code: str) -> None:
        self._code = code
        self._show(self._choosing_anew)

    def _on_chosen_anew(self, passphrase: str) -> None:
        from rhi_desktop import session

        self._secret = session.passphrase_bytes(passphrase)
        self._step.be_busy(self._words("Changing the passphrase…"))
        self._keeper.background.run(
            session.recover,
            self._folders.vault,
            self._code,
            self._secret.copy(),
            then=self._on_made,
            failed=self._on_code_refused,
        )

    def _on_made(self, code: str) -> None:
        self._code = code
        self._show(self._showing_code)

    def _on_checked(self) -> None:
        self._code = ""
        self._open(self._secret)

    def _on_passphrase(self, passphrase: str) -> None:
        from rhi_desktop import session

        self._open(session.passphrase_bytes(passphrase))

    def _open(self, secret: bytearray) -> None:
        from rhi_desktop import session

        folder, clock = self._folders.vault, self._keeper.clock
        self._step.be_busy(self._words("Opening…"))
        self._keeper.open(
            lambda: session.open_session(folder, secret, clock=clock), self._on_failed
        )

    def _on_code_refused(self, error: Exception) -> None:
        self._show(self._recovering)
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self._step.say_wrong(self._words("Something went wrong in the program."))
            raise error
        self._step.say_wrong(error.told(self._words))
        self._step.settle()

    def _show(self, build: Callable[[], Step]) -> None:
        self._build = build
        self._step.hide()
        self._step.deleteLater()
        self._step = self._place(build())
        self._step.settle()

    def _place(self, step: Step) -> Step:
        self._column.addWidget(step)
        step.show()  # now, and not at the next turn: only what is seen takes focus
        return step
