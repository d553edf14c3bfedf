"""A real store in a real vault, with the cheapest cost there may be."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rhi_desktop.record.child import Child
from rhi_desktop.record.episode import Episode
from rhi_desktop.record.ids import ChildId, EpisodeId, InterviewId, new_id
from rhi_desktop.record.interview import Interview, Pin
from rhi_desktop.store import Store
from rhi_desktop.vault.vault import (
    CHEAPEST,
    Connection,
    make_vault,
    open_vault,
    passphrase_bytes,
)

PASSPHRASE = "five words make a long way"
AT = datetime(2026, 10, 27, 15, 21, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    make_vault(folder, passphrase_bytes(PASSPHRASE), cost=CHEAPEST)
    return folder


@pytest.fixture
def connection(vault: Path) -> Iterator[Connection]:
    connection = open_vault(vault, passphrase_bytes(PASSPHRASE))
    yield connection
    connection.close()


@pytest.fixture
def store(connection: Connection) -> Store:
    return Store(connection)


@pytest.fixture
def interview(store: Store) -> Interview:
    """An open interview about one episode of one child."""
    with store.transaction() as rows:
        child = Child(ChildId(new_id()), "Sam Example")
        episode = Episode(EpisodeId(new_id()), child.id, returned=AT)
        pin = Pin("rhi", "1", rows.instruments.keep(b"<the instrument/>"))
        interview = Interview(
            InterviewId(new_id()), child.id, (episode.id,), pin, began=AT
        )
        rows.children.add(child)
        rows.episodes.add(episode)
        rows.interviews.add(interview)
    return interview
