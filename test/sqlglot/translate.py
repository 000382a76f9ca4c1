"""Checks SQL for a warehouse that cannot run here, and runs it in translation.

  translate.py DIALECT PATH... [--duckdb FILE] [--schema SCHEMA] [--seeds FOLDER]
  translate.py DIALECT --reserved

DIALECT is one of bigquery, redshift, snowflake, postgres and duckdb. A PATH is a file of statements, or a folder of such
files. A query is what the model that its file is named after selects; other statements are run as they are.

Each statement must parse; the same dialect must write it again with the same words, except for case; and it must call
only functions that sqlglot knows. With --duckdb, all are translated and run in that file, in the order in which they need
each other: what they create is in the schema `translated`, and what they read in SCHEMA (default `lengow`). Databases and
schemas in front of names are dropped. The CSV files in FOLDER are loaded first, as tables.

--reserved prints the words that are names only in quotes. The exit code is 1 if a check finds a fault, and 2 if it cannot run.
"""

import argparse
import sys
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.tokens import TokenType

from reserved import reserved_words

DIALECTS = ["bigquery", "redshift", "snowflake", "postgres", "duckdb"]

# Functions that the warehouse has and that sqlglot does not know, but passes on.
KNOWN: dict[str, set[str]] = {}

# Names of types that the warehouse takes as well as those that sqlglot writes.
SYNONYMS = {
    "bigquery": {"bigint": "int64", "boolean": "bool"},
    "snowflake": {"float": "double", "numeric": "decimal", "text": "varchar"},
}


class Statement:
    def __init__(self, path, tree, words):
        self.path, self.tree, self.words = path, tree, words

    @property
    def creates(self):
        """The name of what the statement creates; a query's is the name of its file."""
        if isinstance(self.tree, exp.Query):
            return self.path.stem.lower()
        return self.tree.find(exp.Table).name.lower()

    @property
    def reads(self):
        """The names of the tables and views that the statement reads."""
        own = {cte.alias.lower() for cte in self.tree.find_all(exp.CTE)}
        return {table.name.lower() for table in self.tree.find_all(exp.Table)} - own - {self.creates}


def statements_in(paths, dialect):
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.sql")))]
    for file in files:
        text = file.read_text()
        trees = [tree for tree in sqlglot.parse(text, read=dialect) if tree is not None]
        if not trees:
            raise ValueError(f"{file} has no statement")
        yield from (Statement(file, tree, part) for tree, part in zip(trees, split(words(text, dialect)), strict=True))


def words(text, dialect):
    """The words of a text, in lower case; those that mean the same to the dialect are the same."""
    found = []
    for token in Dialect.get_or_raise(dialect).tokenize(text):
        word = token.text.lower()
        if token.token_type == TokenType.IDENTIFIER:
            word = f'"{token.text}"'
        elif token.token_type == TokenType.STRING and "interval" not in found[-1:]:
            word = f"'{token.text}'"
        if found[-2:] == ["interval", "-"]:
            word = f"{found.pop()}{word}"
        found.append(SYNONYMS.get(dialect, {}).get(word, word))
    return found


def split(every):
    """The words of each statement."""
    parts = [[]]
    for word in every:
        if word == ";":
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def written_again(tree, dialect):
    """As sqlglot writes it, except that it would write `not x is null`."""

    def change(node):
        inner = node.this if isinstance(node, exp.Not) else None
        if isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null):
            return exp.Is(this=inner.this, expression=exp.var("NOT NULL"))
        return node

    return tree.copy().transform(change).sql(dialect=dialect, comments=False)


def faults_of(statement, dialect):
    again = words(written_again(statement.tree, dialect), dialect)
    for at, (one, other) in enumerate(zip(statement.words + ["the end"], again + ["the end"])):
        if one != other:
            yield f"{dialect} would be written otherwise: {place(statement.words, at)} becomes {place(again, at)}"
            break
    for call in statement.tree.find_all(exp.Anonymous):
        if call.name.lower() not in KNOWN.get(dialect, set()):
            yield f"{call.name} is not a function that sqlglot knows in {dialect}"
    reserved = reserved_words(dialect)
    for name in statement.tree.find_all(exp.Identifier):
        if not name.quoted and name.name.lower() in reserved:
            yield f"{name.name} is a reserved word in {dialect}; quote it"


def place(words, at):
    return " ".join(words[max(0, at - 5) : at + 5])


def in_order(statements):
    """What a statement reads comes before it."""
    waiting = list(statements)
    while waiting:
        missing = {one.creates for one in waiting}
        ready = [one for one in waiting if not one.reads & missing]
        if not ready:
            raise ValueError(f"{', '.join(sorted(missing))} need each other")
        yield from ready
        waiting = [one for one in waiting if one not in ready]


def translated(tree):
    """The statement for DuckDB, with bare names in lower case."""

    def change(node):
        if isinstance(node, exp.Table):
            node.set("db", None)
            node.set("catalog", None)
        if isinstance(node, exp.Identifier):
            node.set("this", node.name.lower())
        # Without a precision, DuckDB would keep three decimals.
        if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.DECIMAL and not node.expressions:
            return exp.DataType.build("decimal(38, 9)", dialect="duckdb")
        return node

    return tree.copy().transform(change).sql(dialect="duckdb", comments=False)


def run(statements, file, schema, seeds):
    import duckdb

    connection = duckdb.connect(str(file))
    connection.execute("set timezone = 'UTC'")
    connection.execute("create schema if not exists translated")
    connection.execute(f"set search_path = 'translated,{schema}'")
    for seed in sorted(seeds.glob("*.csv")) if seeds else []:
        connection.execute(f"create or replace table translated.{seed.stem} as from read_csv('{seed}')")
    for statement in in_order(statements):
        text = translated(statement.tree)
        if isinstance(statement.tree, exp.Query):
            text = f"create or replace table translated.{statement.creates} as {text}"
        try:
            connection.execute(text)
        except duckdb.Error as error:
            raise ValueError(f"{statement.path}: DuckDB refuses the translation: {error}\n{text}") from error


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dialect", choices=DIALECTS)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--duckdb", type=Path, metavar="FILE")
    parser.add_argument("--schema", default="lengow")
    parser.add_argument("--seeds", type=Path, metavar="FOLDER")
    parser.add_argument("--reserved", action="store_true")
    given = parser.parse_args()
    if given.reserved:
        print("\n".join(sorted(reserved_words(given.dialect))))
        return 0
    statements = list(statements_in(given.paths, given.dialect))
    faults = [f"{one.path}: {fault}" for one in statements for fault in faults_of(one, given.dialect)]
    print("\n".join(faults or [f"{len(statements)} statements of {given.dialect} pass"]))
    if given.duckdb and not faults:
        run(statements, given.duckdb, given.schema, given.seeds)
        print(f"{len(statements)} statements run in translation")
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, sqlglot.errors.SqlglotError) as error:
        print(error, file=sys.stderr)
        sys.exit(1 if isinstance(error, sqlglot.errors.ParseError) else 2)
