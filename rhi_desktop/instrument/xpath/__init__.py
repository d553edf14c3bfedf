"""XPath 1.0 with ODK's functions: read once, made into closures, run many times."""

from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.compiler import compile_expression, compiled
from rhi_desktop.instrument.xpath.convert import Context, Evaluate, Value, World
from rhi_desktop.instrument.xpath.parser import parse
from rhi_desktop.instrument.xpath.syntax import NotXPath
from rhi_desktop.instrument.xpath.tree import Node

__all__ = [
    "Compiled",
    "Context",
    "Evaluate",
    "Gives",
    "Node",
    "NotXPath",
    "Value",
    "World",
    "compile_expression",
    "compiled",
    "parse",
]
