"""The functions an expression may call: XPath 1.0's and ODK's, by name."""

from rhi_desktop.instrument.xpath.functions import (
    dated,
    forms,
    logic,
    nodes,
    numbers,
    selections,
    texts,
)
from rhi_desktop.instrument.xpath.functions.table import Function

FUNCTIONS: dict[str, Function] = {
    **logic.FUNCTIONS,
    **numbers.FUNCTIONS,
    **texts.FUNCTIONS,
    **nodes.FUNCTIONS,
    **selections.FUNCTIONS,
    **dated.FUNCTIONS,
    **forms.FUNCTIONS,
}
