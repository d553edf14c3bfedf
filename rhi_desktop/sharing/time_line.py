"""What the child's word is now, from everything they said in the order they said it."""

from collections.abc import Iterable

from rhi_desktop.record.ids import Audience, Ref, Topic
from rhi_desktop.record.permission import Override, Permission, Said


def covers(about: str, topic: Topic, ref: Ref) -> bool:
    """Whether words about a topic, a row or one answer reach this answer."""
    return about in {topic, ref} or ref.startswith(f"{about}/")


def word_now(
    permissions: Iterable[Permission], audience: Audience, topic: Topic, ref: Ref
) -> Permission | None:
    """The permission that stands for one answer and one reader, or None if not asked.

    The narrower word counts: "not that one" outlives a yes to the whole topic. A later
    no to the whole takes back an earlier yes to a part, because a child who says no
    need not remember each yes. Order is the order of saying, never clock time.
    """
    standing: dict[str, Permission] = {}
    for said in permissions:
        if said.audience != audience or not covers(said.about, topic, ref):
            continue
        if said.said is Said.REFUSED:
            standing = {about: p for about, p in standing.items() if _holds(p, said)}
        standing[said.about] = said
    return max(standing.values(), key=_narrowness, default=None)


def _holds(earlier: Permission, refusal: Permission) -> bool:
    """Whether an earlier word outlives a refusal of something wider or equal."""
    narrower = _narrowness(earlier) > _narrowness(refusal)
    return not (narrower and earlier.said is Said.AGREED)


def _narrowness(permission: Permission) -> int:
    """A topic is widest, then a row of a repeat, then one answer."""
    about = permission.about
    return about.count("/")


def override_now(
    overrides: Iterable[Override], audience: Audience, topic: Topic, ref: Ref
) -> Override | None:
    """The latest override with all four grounds that reaches this answer, if any."""
    found = [
        override
        for override in overrides
        if override.audience == audience
        and override.is_complete
        and covers(override.about, topic, ref)
    ]
    return found[-1] if found else None
