"""The rules that no linter knows of hold, and a planted defect wakes each of them."""

import ast
from pathlib import Path

import pytest

from tests.house import rules, source
from tests.house.rules import Rule

EVERYWHERE: dict[Rule, tuple[str, ...]] = {
    rules.message_box_statics: ("ui",),
    rules.markup_setters: ("ui", "rhi_desktop"),
    rules.guessing_formats: ("ui",),
    rules.tool_tips_with_data: ("ui",),
    rules.focus_chains: ("ui", "tests"),
    rules.unescaped_paragraphs: ("rhi_desktop",),
    rules.built_sql: ("rhi_desktop",),
    rules.built_pragmas: ("rhi_desktop",),
    rules.key_pragmas: ("rhi_desktop",),
    rules.changed_temp_stores: ("rhi_desktop",),
    rules.code_from_data: ("rhi_desktop", "ui", "packaging"),
    rules.prints: ("rhi_desktop", "ui"),
    rules.bare_excepts: ("rhi_desktop", "ui", "packaging", "tests"),
}
EXCEPT = {
    rules.prints: Path("rhi_desktop/command"),
    rules.built_pragmas: Path("rhi_desktop/vault"),
}

DEFECTS = [
    (rules.message_box_statics, 'QMessageBox.warning(self, "a", text)'),
    (rules.message_box_statics, "QMessageBox.question(self, a, b)"),
    (rules.markup_setters, "self.view.setHtml(said)"),
    (rules.markup_setters, "cursor.insertHtml(said)"),
    (rules.markup_setters, "view.setMarkdown(said)"),
    (rules.guessing_formats, "label.setTextFormat(Qt.TextFormat.RichText)"),
    (rules.guessing_formats, "label.setTextFormat(Qt.AutoText)"),
    (rules.guessing_formats, "label.setTextFormat(form)"),
    (rules.tool_tips_with_data, "row.setToolTip(answer.value)"),
    (rules.tool_tips_with_data, 'row.setToolTip(words("{name}", name=child.name))'),
    (rules.tool_tips_with_data, 'row.setToolTip(f"{name}")'),
    (rules.tool_tips_with_data, "QToolTip.showText(place, said)"),
    (rules.tool_tips_with_data, "row.setWhatsThis(said)"),
    (rules.focus_chains, "row.nextInFocusChain().setFocus()"),
    (rules.focus_chains, "return self.previousInFocusChain()"),
    (rules.unescaped_paragraphs, "Paragraph(answer.value, style)"),
    (rules.unescaped_paragraphs, 'Paragraph(f"<b>{said}</b>", style)'),
    (rules.unescaped_paragraphs, "platypus.Paragraph(text=said)"),
    (rules.built_sql, 'rows.run(f"SELECT a FROM {table}")'),
    (rules.built_sql, 'rows.run("SELECT a FROM " + table)'),
    (rules.built_sql, 'rows.execute("SELECT a FROM %s" % table)'),
    (rules.built_sql, 'rows.run_many("SELECT a FROM {}".format(table), [])'),
    (rules.built_sql, 'rows.run(", ".join(columns))'),
    (rules.built_sql, 'sql = f"DELETE FROM {table}"'),
    (rules.built_sql, 'sql = "UPDATE " + table + " SET a = 1"'),
    (rules.built_pragmas, 'rows.run(f"PRAGMA {name} = {value}")'),
    (rules.built_pragmas, 'rows.run("pragma " + name)'),
    (rules.key_pragmas, """rows.run("PRAGMA key = 'secret'")"""),
    (rules.key_pragmas, """sql = "pragma main.rekey='x'" """),
    (rules.changed_temp_stores, 'rows.run("PRAGMA temp_store = FILE")'),
    (rules.changed_temp_stores, 'rows.run("PRAGMA temp_store(1)")'),
    (rules.changed_temp_stores, """rows.run("PRAGMA temp_store_directory = '/t'")"""),
    (rules.code_from_data, "eval(said)"),
    (rules.code_from_data, "exec(said)"),
    (rules.code_from_data, "import pickle"),
    (rules.code_from_data, "from marshal import loads"),
    (rules.prints, "print(answer)"),
    (rules.bare_excepts, "try:\n    go()\nexcept:\n    pass"),
]

ALLOWED = [
    (rules.focus_chains, "self.focusNextPrevChild(True)"),
    (rules.message_box_statics, "QMessageBox(self).open()"),
    (rules.markup_setters, "self.view.setPlainText(said)"),
    (rules.guessing_formats, "label.setTextFormat(Qt.TextFormat.PlainText)"),
    (rules.tool_tips_with_data, 'row.setToolTip(self._words("Hide this page"))'),
    (rules.unescaped_paragraphs, 'Paragraph(f"<b>{escape(said)}</b>", style)'),
    (rules.built_sql, 'rows.run("SELECT a FROM b WHERE c = ?", (value,))'),
    (rules.built_sql, 'background.run(keep, f"{ref}")'),
    (rules.built_pragmas, 'rows.run("PRAGMA user_version")'),
    (rules.key_pragmas, 'rows.run("PRAGMA foreign_keys = ON")'),
    (rules.changed_temp_stores, 'rows.run("PRAGMA temp_store = MEMORY")'),
    (rules.code_from_data, "re.compile(pattern)"),
    (rules.prints, "painter.print(page)"),
    (rules.bare_excepts, "try:\n    go()\nexcept OSError:\n    pass"),
]


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    found = [
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path in source.python_files(*EVERYWHERE[rule])
        if not (rule in EXCEPT and path.is_relative_to(EXCEPT[rule]))
        for node in rule(source.tree(path))
    ]
    assert not found, "\n".join([str(rule.__doc__), *found])


@pytest.mark.parametrize(("rule", "defect"), DEFECTS)
def test_a_planted_defect_is_found(rule: Rule, defect: str) -> None:
    assert list(rule(ast.parse(defect)))


@pytest.mark.parametrize(("rule", "harmless"), ALLOWED)
def test_what_is_harmless_is_let_through(rule: Rule, harmless: str) -> None:
    assert list(rule(ast.parse(harmless))) == []


def test_every_rule_has_a_planted_defect_and_something_it_lets_through() -> None:
    assert {rule for rule, _ in DEFECTS} == set(EVERYWHERE)
    assert {rule for rule, _ in ALLOWED} == set(EVERYWHERE)
