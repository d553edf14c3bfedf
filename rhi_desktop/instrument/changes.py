"""What one act brought about: the difference between before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rhi_desktop.instrument.definition import Definition, Kind
from rhi_desktop.instrument.live import Place
from rhi_desktop.instrument.problems import Problem, problem_at
from rhi_desktop.instrument.recalculation import Before
from rhi_desktop.record.ids import Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, each in form order.

    `shown` and `hidden` name questions, groups, repeats and rows. `problems` are those
    that arose or changed; `mended` are places that have none any more. `refiltered`
    are questions that now offer other choices.
    """

    shown: tuple[Ref, ...] = ()
    hidden: tuple[Ref, ...] = ()
    recalculated: tuple[Ref, ...] = ()
    problems: tuple[Problem, ...] = ()
    mended: tuple[Ref, ...] = ()
    refiltered: tuple[Ref, ...] = ()


class Notebook:
    """Remembers what is wrong now, and tells what a round of changes came to."""

    def __init__(self, definition: Definition) -> None:
        self._questions = definition.questions
        self._problems: dict[Place, Problem] = {}

    def problems(self) -> tuple[tuple[Place, Problem], ...]:
        """What is missing or does not fit, with its place, in form order."""
        places = sorted(self._problems, key=lambda place: place.form_order)
        return tuple((place, self._problems[place]) for place in places)

    def told(self, touched: Mapping[Place, Before]) -> Changes:
        """What differs now at the places that were touched."""
        places = sorted(touched, key=lambda place: place.form_order)
        moved = [place for place in places if place.live != touched[place].live]
        problems, mended = self._judged(places)
        return Changes(
            shown=_refs(place for place in moved if place.live),
            hidden=_refs(place for place in moved if not place.live),
            recalculated=_refs(
                place
                for place in places
                if place.text != touched[place].text and self._is_worked_out(place)
            ),
            problems=problems,
            mended=mended,
            refiltered=_refs(
                place for place in places if place.offered != touched[place].offered
            ),
        )

    def _is_worked_out(self, place: Place) -> bool:
        return self._questions[place.shape.path].kind is Kind.CALCULATED

    def _judged(
        self, places: list[Place]
    ) -> tuple[tuple[Problem, ...], tuple[Ref, ...]]:
        arisen: list[Problem] = []
        mended: list[Ref] = []
        for place in places:
            if not place.shape.is_leaf:
                continue
            before = self._problems.pop(place, None)
            now = problem_at(place, self._questions[place.shape.path])
            if now is not None:
                self._problems[place] = now
                if now != before:
                    arisen.append(now)
            elif before is not None:
                mended.append(place.ref)
        return tuple(arisen), tuple(mended)


def _refs(places: Iterable[Place]) -> tuple[Ref, ...]:
    return tuple(place.ref for place in places)
