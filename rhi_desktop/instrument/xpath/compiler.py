"""Turns an expression into a closure that can be run many times.

What can be settled once is settled here: which function, how many arguments, which
conversion. An unknown function or a wrong number of arguments is refused at once,
because an interview is no place to find out.
"""

from math import fmod, inf, isinf, isnan, nan

from rhi_desktop.instrument.xpath.compare import TESTS
from rhi_desktop.instrument.xpath.compiled import Compiled, Gives
from rhi_desktop.instrument.xpath.convert import Context, Evaluate
from rhi_desktop.instrument.xpath.dates import looks_dated
from rhi_desktop.instrument.xpath.functions import FUNCTIONS
from rhi_desktop.instrument.xpath.parser import parse
from rhi_desktop.instrument.xpath.paths import path, predicates
from rhi_desktop.instrument.xpath.syntax import (
    HERE,
    Call,
    Expression,
    Filter,
    Literal,
    Negation,
    NotXPath,
    Operation,
    Path,
)
from rhi_desktop.instrument.xpath.tree import Node, in_document_order


def compiled(source: str) -> Compiled:
    """An expression ready to run; raises NotXPath where it cannot be."""
    return compile_expression(parse(source))


def compile_expression(expression: Expression) -> Compiled:  # noqa: PLR0911
    """Parts already read, ready to run; raises NotXPath where they cannot be."""
    match expression:
        case Literal(str(text)):
            return Compiled(lambda _: text, Gives.TEXT, text)
        case Literal(number):
            return Compiled(lambda _: number, Gives.NUMBER)
        case Path():
            return Compiled(path(expression, compile_expression), Gives.NODES)
        case Call():
            return _call(expression)
        case Negation(of):
            number_of = compile_expression(of).as_number()
            return Compiled(lambda context: -number_of(context), Gives.NUMBER)
        case Filter():
            return Compiled(_filter(expression), Gives.NODES)
        case _:
            return _operation(expression)


def _call(call: Call) -> Compiled:
    function = FUNCTIONS.get(call.name)
    if function is None:
        raise NotXPath(f"there is no function {call.name}()")
    arguments = call.arguments
    if not arguments and function.here:
        arguments = (HERE,)
    if not function.takes_count(len(arguments)):
        raise NotXPath(f"{call.name}() cannot take {len(arguments)} arguments")
    ready = tuple(compile_expression(argument) for argument in arguments)
    return Compiled(function.bind(ready), function.gives)


def _filter(expression: Filter) -> Evaluate:
    nodes_of = compile_expression(expression.of).as_nodes()
    kept = predicates(expression.predicates, compile_expression)

    def keep(context: Context) -> list[Node]:
        nodes = nodes_of(context)
        for one in kept:
            nodes = one(nodes, context)
        return nodes

    return keep


def _operation(expression: Operation) -> Compiled:
    left = compile_expression(expression.left)
    right = compile_expression(expression.right)
    operator = expression.operator
    if operator in ("and", "or"):
        return Compiled(_join(operator, left, right), Gives.TRUTH)
    if operator in TESTS:
        return Compiled(_comparison(operator, left, right), Gives.TRUTH)
    if operator == "|":
        return Compiled(_union(left, right), Gives.NODES)
    return Compiled(_sum(operator, left, right), Gives.NUMBER)


def _join(operator: str, left: Compiled, right: Compiled) -> Evaluate:
    one, other = left.as_truth(), right.as_truth()
    if operator == "and":
        return lambda context: one(context) and other(context)
    return lambda context: one(context) or other(context)


def _comparison(operator: str, left: Compiled, right: Compiled) -> Evaluate:
    text = right.literal
    plain = text is not None and not looks_dated(text)
    if plain and left.gives is Gives.NODES and operator in ("=", "!="):
        return _against_text(operator, left, text or "")
    test = TESTS[operator]
    one, other = left.run, right.run
    return lambda context: test(one(context), other(context), context)


def _against_text(operator: str, left: Compiled, text: str) -> Evaluate:
    """The commonest expression of any form, `${question} = 'code'`, without detours."""
    nodes_of = left.as_nodes()
    if operator == "=":
        return lambda context: any(node.said == text for node in nodes_of(context))
    return lambda context: any(node.said != text for node in nodes_of(context))


def _union(left: Compiled, right: Compiled) -> Evaluate:
    one, other = left.as_nodes(), right.as_nodes()
    return lambda context: in_document_order(one(context) + other(context))


def _sum(operator: str, left: Compiled, right: Compiled) -> Evaluate:
    one, other = left.as_number(), right.as_number()
    match operator:
        case "+":
            return lambda context: one(context) + other(context)
        case "-":
            return lambda context: one(context) - other(context)
        case "*":
            return lambda context: one(context) * other(context)
        case "div":
            return lambda context: _divided(one(context), other(context))
        case _:
            return lambda context: _remainder(one(context), other(context))


def _divided(left: float, right: float) -> float:
    """IEEE 754's quotient: a division by nothing is infinite, not an error."""
    if right != 0:
        return left / right
    if left == 0 or isnan(left):
        return nan
    return inf if left > 0 else -inf


def _remainder(left: float, right: float) -> float:
    """The remainder with the sign of the left side, as XPath 1.0 section 3.5 says."""
    if right == 0 or isinf(left):
        return nan
    return fmod(left, right)
