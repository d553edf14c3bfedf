"""To keep one answer is one small write, however much was said before."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from rhi_desktop.record.answer import Answer
from rhi_desktop.record.ids import Ref
from rhi_desktop.record.interview import Interview
from rhi_desktop.store import Store
from rhi_desktop.vault.vault import Connection

PAGE_IN_LOG = 4096 + 24
"""One page with its header, as the write-ahead log takes it."""


def written(log: Path) -> int:
    """How far the log is written; past that lies the room made beforehand."""
    length = len(log.read_bytes().rstrip(bytes(1)))
    return round((length - 32) / PAGE_IN_LOG) * PAGE_IN_LOG


def test_one_answer_writes_one_page_and_to_read_writes_none(
    store: Store, connection: Connection, interview: Interview, vault: Path
) -> None:
    long_story = "and then we went to the harbour " * 400
    refs = [Ref(f"/data/topic/question_{number}") for number in range(150)]
    with store.transaction() as rows:
        begun = [Answer(ref, "not yet") for ref in refs]
        rows.answers.keep(interview.id, begun, interview.began)
        rows.answers.keep(interview.id, [Answer(refs[7], long_story)], interview.began)
    connection.checkpoint()
    log = vault / "store.db-wal"
    sizes = [written(log)]
    for number in (3, 140, 3):
        later = interview.began + timedelta(seconds=number + len(sizes))
        with store.transaction() as rows:
            answer = Answer(refs[number], f"words {len(sizes)}")
            rows.answers.keep(interview.id, [answer], later)
        sizes.append(written(log))
    with store.transaction() as rows:
        rows.answers.of(interview.id)
        rows.interviews.cases()
    sizes.append(written(log))
    grown = [after - before for before, after in pairwise(sizes[1:])]
    assert grown == [PAGE_IN_LOG, PAGE_IN_LOG, 0]
