"""What keeping one answer costs, against a bare append of one page."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import Ref
from tests.bench.run import Row, in_turn, ms, ratio
from tests.builders import opened, recorded

STORY = Ref("/data/why_left/story")
PAGE = os.urandom(4096)


def rows(folder: Path) -> Iterator[Row]:
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with opened(folder / "keeping") as session:
        interview = recorded(session).interview
        number = count()

        def keep() -> None:
            told = f"They moved my contact again, {next(number)}. " * 5
            session.interviewing.keep_answers(interview, [Answer(STORY, told)])

        def append() -> None:
            os.write(bare, PAGE)
            os.fdatasync(bare)

        mine, others = in_turn(keep, append, 800)
    os.close(bare)
    yield ratio("one answer kept (autosave)", mine, others, "append+fdatasync", 1.3)
    slow = int(len(mine) * 0.99)
    bar = 3 * others[len(others) // 2] * 1e3 + 10
    yield Row(
        "one answer kept, p99",
        ms(mine[slow]),
        "3 appends + 10 ms",
        mine[slow] * 1e3,
        round(bar, 1),
        "ms",
    )
