"""Keeps answers as fast as it can and says each time what is kept; to be killed."""

import sys
from itertools import count
from pathlib import Path

from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import InterviewId, Ref
from rhi_desktop.session import open_session
from rhi_desktop.vault.passphrase import passphrase_bytes

STORY = Ref("/data/why_left/story")
LINE = "{n}: they moved my contact again and nobody told me. "


def told(n: int) -> str:
    """What the story reads after the n-th keeping."""
    return LINE.format(n=n) * 20


def main(folder: Path, interview: InterviewId, passphrase: str) -> None:
    """Overwrites one answer for ever, and acknowledges each keeping on stdout."""
    with open_session(folder, passphrase_bytes(passphrase)) as session:
        for n in count(1):
            session.interviewing.keep_answers(interview, [Answer(STORY, told(n))])
            print(n, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), InterviewId(sys.argv[2]), sys.argv[3])
