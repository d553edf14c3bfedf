"""Every error this program raises on purpose, as one tree.

    KnownError                    told to a person in their own words
    ├── VaultError
    │   ├── WrongPassphrase  WrongRecoveryCode  WeakPassphrase
    │   ├── VaultMissing  VaultExists  KeysUnreadable  NotEnoughMemory
    │   ├── StoreMissing  StoreEmpty  StoreNotEncrypted  StoreForeign
    │   ├── StoreDamaged  StoreNewer  StoreInUse
    │   └── FolderMissing  FolderReadOnly  DiskFull
    ├── InputError
    │   ├── UnknownQuestion  UnknownChoice  UnknownAudience  UnknownTopic
    │   ├── UnknownInterview  UnknownThreshold  OverrideNotAllowed  OverrideIncomplete
    │   ├── InterviewFinished  InterviewNotFinished  NotAnAnswer
    │   └── InstrumentUnreadable  InterviewFileUnreadable  FileUnreadable
    └── ReleaseRefused
        ├── LeakFound  PracticeStaysHere  NothingApproved
        └── RecordNotAllowed
    BugError                      our own mistake; shown only as a place in the code

A known error says three things: what happened, what is safe, what to do. Its values
name places and codes, never anything a child said. `exit_code` is what `rhi` returns.
The sentences are gathered for the translator from the classes themselves.
"""

from collections.abc import Callable
from typing import ClassVar

NOTHING_CHANGED = "Nothing was changed."
RECORD_SAFE = "What is in the vault is unchanged."


class KnownError(Exception):
    """Tells a person what happened, what is safe and what to do."""

    exit_code: ClassVar[int] = 7
    happened: ClassVar[str]
    safe: ClassVar[str] = NOTHING_CHANGED
    do: ClassVar[str]

    def __init__(self, **values: str) -> None:
        super().__init__()
        self.values = values

    def told(self, words: Callable[[str], str] = str) -> str:
        """The whole message, one paragraph; `words` turns each sentence into Welsh."""
        parts = (self.happened, self.safe, self.do)
        return " ".join(words(part).format(**self.values) for part in parts)

    def __str__(self) -> str:
        return self.told()


class BugError(Exception):
    """Marks a state that only a mistake in this program can reach."""


class VaultError(KnownError):
    """The vault could not be opened, made or written."""

    exit_code = 4


class WrongPassphrase(VaultError):
    exit_code = 3
    happened = "That passphrase does not open this vault."
    safe = RECORD_SAFE
    do = "Try again, or use the recovery code kept at your office."


class WrongRecoveryCode(VaultError):
    exit_code = 3
    happened = "That recovery code does not open this vault."
    safe = RECORD_SAFE
    do = "Check each group against the printed sheet and try again."


class WeakPassphrase(VaultError):
    exit_code = 7
    happened = "That passphrase is too easy to guess."
    do = "Use the five words offered, or a longer sentence of your own."


class VaultMissing(VaultError):
    happened = "There is no vault in {folder}."
    do = "Choose the folder that holds it, or begin a new vault."


class VaultExists(VaultError):
    happened = "There is already a vault in {folder}."
    safe = RECORD_SAFE
    do = "Open it, or choose an empty folder for a new one."


class KeysUnreadable(VaultError):
    happened = "The key file in {folder} is damaged or has been altered."
    safe = "The answers are still in the store, encrypted."
    do = "Put back the key file from your latest back-up. Do not delete anything."


class NotEnoughMemory(VaultError):
    happened = "This computer had too little free memory to open the vault."
    safe = RECORD_SAFE
    do = "Close other programs and try again."


class StoreMissing(VaultError):
    happened = "The keys are in {folder}, but the store is not."
    safe = "No new store was made in its place."
    do = "Put back the store from your latest back-up."


class StoreEmpty(VaultError):
    happened = "The store in {folder} has been cut short or emptied."
    safe = "It was left as it is, and no new store was made in its place."
    do = "Put back the store from your latest back-up."


class StoreNotEncrypted(VaultError):
    happened = "The store in {folder} is not encrypted, so it is not ours."
    safe = "It was not opened."
    do = "Ask whoever looks after your computer where it came from."


class StoreForeign(VaultError):
    happened = "The store in {folder} was made by another program."
    safe = "It was left as it is."
    do = "Choose the folder that holds your own vault."


class StoreDamaged(VaultError):
    happened = "The store in {folder} is damaged."
    safe = "It was left as it is. Your passphrase was right."
    do = "Copy the whole folder somewhere safe, then put back a back-up."


class StoreNewer(VaultError):
    happened = "The store in {folder} was made by a newer version of this program."
    safe = RECORD_SAFE
    do = "Install the newer version to open it."


class StoreInUse(VaultError):
    exit_code = 5
    happened = "This vault is already open in another window."
    safe = RECORD_SAFE
    do = "Use the other window, or close it first."


class FolderMissing(VaultError):
    exit_code = 6
    happened = "There is no folder {folder}."
    do = "Choose a folder that is there."


class FolderReadOnly(VaultError):
    exit_code = 6
    happened = "Nothing can be written in {folder}."
    do = "Choose a folder of your own, or ask for permission to write there."


class DiskFull(VaultError):
    exit_code = 6
    happened = "The disk is full."
    safe = "Everything marked as kept is kept. The last change is still on screen."
    do = "Free some space; it will be kept as soon as there is room."


class InputError(KnownError):
    """What was given does not fit; nothing of it was kept."""


class UnknownQuestion(InputError):
    happened = "This instrument has no question {ref}."
    do = "Check the reference against the instrument."


class UnknownChoice(InputError):
    happened = "The answer given to {ref} is not one of its choices."
    do = "Use the choice codes of the instrument."


class UnknownAudience(InputError):
    happened = "There is no audience called {audience}."
    do = "Use one of: {audiences}."


class UnknownTopic(InputError):
    happened = "This instrument has no topic {topic}."
    do = "Use one of: {topics}."


class UnknownInterview(InputError):
    happened = "There is no interview {interview} in this vault."
    do = "Check the number of the interview."


class UnknownThreshold(InputError):
    happened = "There is no threshold called {threshold}."
    do = "Use one of: {thresholds}."


class OverrideNotAllowed(InputError):
    happened = "{about} may not be shared with {audience} without agreement."
    do = "If someone is at risk, tell the local authority or the police."


class OverrideIncomplete(InputError):
    happened = "Sharing without agreement needs all four grounds."
    do = "Say what the risk is, why, whether the child was told, and who decided."


class InterviewFinished(InputError):
    happened = "This interview is finished."
    safe = RECORD_SAFE
    do = "Add an amendment with a reason instead."


class InterviewNotFinished(InputError):
    happened = "This interview is not finished yet."
    safe = RECORD_SAFE
    do = "Finish it before issuing documents."


class NotAnAnswer(InputError):
    happened = "The answer given to {ref} is not a {kind}."
    do = "Check it and enter it again."


class InstrumentUnreadable(InputError):
    happened = "The instrument could not be read: {problem} ({where})."
    do = "Mend the instrument and compile it again."


class InterviewFileUnreadable(InputError):
    happened = "The interview file does not fit: {problem} ({where})."
    safe = "Nothing of it was recorded."
    do = "Compare it with `rhi schema interview` and try again."


class FileUnreadable(InputError):
    happened = "The file {name} could not be read."
    do = "Check that it is there and that you may read it."


class ReleaseRefused(KnownError):
    """Something was stopped from leaving the vault."""

    exit_code = 8


class LeakFound(ReleaseRefused):
    happened = "The copy for {audience} held words that must not be in it ({where})."
    safe = "It was not released, and no file was written."
    do = "Do not copy it by hand. Report this to whoever supports the program."


class PracticeStaysHere(ReleaseRefused):
    exit_code = 9
    happened = "This is a practice vault, so its outcomes cannot be exported."
    do = "Use your own vault for real work."


class NothingApproved(ReleaseRefused):
    exit_code = 9
    happened = "No outcome in the outbox has been approved."
    do = "Look at each one and approve it first."


class RecordNotAllowed(ReleaseRefused):
    happened = "The outcome holds a value that may not leave: {field}."
    safe = "It was not queued."
    do = "Report this to whoever supports the program."
