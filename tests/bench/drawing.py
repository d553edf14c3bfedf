"""Drawing one reader's tagged summary, and searching the finished file."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from rhi_desktop.practice.copies import CopyMaker, drawn
from rhi_desktop.record.ids import Audience
from tests.bench.run import Row, in_turn, middle, ms, seconds
from tests.builders import finished, opened

CARER = Audience("carer")


def rows(folder: Path) -> Iterator[Row]:
    with opened(folder / "drawing") as session:
        made = finished(session)
        maker = CopyMaker(session.desk, session.interviewing.open(made.interview), "en")
        summary = maker.summary(CARER)
        file = drawn(summary)
        mine, plain = in_turn(lambda: drawn(summary), lambda: _plain(file.pages), 15)
        yield Row(
            what=f"tagged PDF of {file.pages} pages",
            ours=ms(middle(mine)),
            yardstick=f"untagged lines {ms(middle(plain))}",
            reached=middle(mine) * 1e3,
            bar=200,
            unit="ms",
        )
        check = seconds(lambda: maker.refuse_leaks(file, CARER), 7)
        yield Row(
            "the same, searched for leaks",
            ms(middle(check)),
            "",
            middle(check) * 1e3,
            500,
            "ms",
        )


def _plain(pages: int) -> None:
    canvas = Canvas(BytesIO(), initialFontName="Inter-Regular")
    for _ in range(pages):
        canvas.setFont("Inter-Regular", 10.5)
        for line in range(50):
            canvas.drawString(
                60, 800 - line * 15, "What would help, so you do not need to go?"
            )
        canvas.showPage()
    canvas.save()
