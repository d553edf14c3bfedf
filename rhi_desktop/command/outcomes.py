"""`rhi outcomes list|approve|export`: the outbox."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from rhi_desktop.command.telling import Told, add_json, add_vault, passphrase_given
from rhi_desktop.practice.sending import Batch
from rhi_desktop.session import Session, open_session


def add_to(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """Adds the commands."""
    parser = commands.add_parser("outcomes", help="look at, approve, export outcomes")
    acts = parser.add_subparsers(required=True, metavar="list|approve|export")
    for name, does in (("list", show), ("approve", approve), ("export", export)):
        act = acts.add_parser(name)
        add_vault(act)
        add_json(act)
        act.set_defaults(does=does)
        if does is export:
            act.add_argument("--into", type=Path, required=True, metavar="DIR")


def show(asked: Namespace) -> Told:
    """Tells each record exactly as it will leave."""
    with open_session(asked.vault, passphrase_given(asked)) as session:
        return _waiting(session)


def approve(asked: Namespace) -> Told:
    """Approves all that is waiting or held, and tells what that is."""
    with open_session(asked.vault, passphrase_given(asked)) as session:
        for one in session.sending.waiting():
            session.sending.approve(one.key)
        return _waiting(session)


def export(asked: Namespace) -> Told:
    """Writes what is approved as one batch."""
    with open_session(asked.vault, passphrase_given(asked)) as session:
        batch = session.sending.export(asked.into)
    lines = [f"{batch.folder} ({batch.records} records)"]
    if batch.small:
        lines.append("So small a batch is easier to recognise. Send it to nobody else.")
    return Told(tuple(lines), describe(batch))


def describe(batch: Batch) -> dict[str, object]:
    """A batch as a program would want it told."""
    return {
        "folder": str(batch.folder),
        "files": [str(batch.folder / name) for name in batch.names],
        "records": batch.records,
        "small": batch.small,
    }


def _waiting(session: Session) -> Told:
    waiting = session.sending.waiting()
    records = [
        {
            "status": one.status.value,
            "alike": one.alike,
            "values": {name: list(codes) for name, codes in one.record.values.items()},
        }
        for one in waiting
    ]
    lines = tuple(
        f"{one.status}: "
        + ", ".join(f"{k}={' '.join(v)}" for k, v in one.record.values.items())
        for one in waiting
    )
    return Told(lines or ("The outbox is empty.",), {"outbox": records})
