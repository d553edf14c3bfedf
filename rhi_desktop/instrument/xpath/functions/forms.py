"""What only a form has: its lists, its texts and its choices' names."""

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import Context, Evaluate
from rhi_desktop.instrument.xpath.functions.table import Function, Special
from rhi_desktop.instrument.xpath.syntax import NotXPath
from rhi_desktop.instrument.xpath.tree import Node


def written_out(argument: Compiled, function: str) -> str:
    """An argument that must be a text in quotation marks, so that it can be checked."""
    if argument.literal is None:
        raise NotXPath(f"{function}() needs a name in quotation marks")
    return argument.literal.strip()


def _instance(name: Compiled) -> Evaluate:
    wanted = written_out(name, "instance")

    def instance(context: Context) -> list[Node]:
        found = context.world.instances.get(wanted)
        return [] if found is None else [found]

    return instance


def _itext(name: Compiled) -> Evaluate:
    said = name.as_text()
    return lambda context: context.world.texts.get(said(context), "")


def _choice_name(code: Compiled, question: Compiled) -> Evaluate:
    said, path = code.as_text(), written_out(question, "jr:choice-name")

    def choice_name(context: Context) -> str:
        return context.world.choice_names.get(path, {}).get(said(context), "")

    return choice_name


FUNCTIONS: dict[str, Function] = {
    "instance": Special(1, 1, Gives.NODES, _instance),
    "jr:itext": Special(1, 1, Gives.TEXT, _itext),
    "jr:choice-name": Special(2, 2, Gives.TEXT, _choice_name),
}
