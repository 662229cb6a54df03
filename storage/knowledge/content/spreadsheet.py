"""Facts as a table for spreadsheets: CSV, one row a fact."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from answers.models.knowledge import Fact, Knowledge, Source
from storage.database.limits import MAX_CHARACTERS, MAX_FAULTS, MAX_ROWS
from storage.knowledge.content.findings import ContentError, Finding

COLUMNS = (
    "id",
    "topic",
    "question_ru",
    "answer_ru",
    "question_kk",
    "answer_kk",
    "examples_ru",
    "examples_kk",
    "source_name",
    "source_url",
    "source_date",
    "verified",
    "until",
    "together",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to calculate


def write(knowledge: Knowledge) -> str:
    """Return the facts as CSV. A cell that a spreadsheet would calculate begins with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for id_, fact in knowledge.facts.items():
        writer.writerow(map(_harmless, _cells(id_, fact, knowledge).values()))
    return text.getvalue()


def parse(text: str, current: Knowledge) -> Knowledge:
    """Read facts and their sources. Columns may be in another order; a row without an id is a new fact.

    Of a fact that there is, a column that is missing leaves the field as it is; an empty cell empties it.
    Raises ContentError.
    """
    if len(text) > MAX_CHARACTERS:
        raise ContentError([Finding("large", f"the file has more than {MAX_CHARACTERS:,} characters; split it")])
    known_sources = {_key(source): id_ for id_, source in current.sources.items()}
    facts: dict[str, Fact] = {}
    sources: dict[str, Source] = {}
    findings: list[Finding] = []
    for line, row in _rows(text):
        id_ = row.get("id") or f"fact-{_digest(row.get('question_ru', ''), row.get('question_kk', ''))}"
        base = current.facts.get(id_)
        cells = (dict.fromkeys(COLUMNS, "") if base is None else _cells(id_, base, current)) | row
        try:
            source = Source.model_validate(
                {"name": cells["source_name"], "url": cells["source_url"] or None, "date": cells["source_date"]}
            )
            source_id = known_sources.setdefault(_key(source), f"source-{_digest(_key(source))}")
            if id_ in facts:
                findings.append(Finding("twice", f"the id {id_!r} is there twice", ("id",), line))
                continue
            [facts[id_]] = Knowledge.model_validate({"facts": {id_: _fact(cells, source_id)}}).facts.values()
            if source_id not in current.sources:
                sources[source_id] = source
        except ValidationError as error:
            fault = error.errors(include_input=False)[0]
            findings.append(Finding("cell", fault["msg"], fault["loc"][2:] or fault["loc"], line))
        if len(findings) == MAX_FAULTS:
            break
        if len(facts) > MAX_ROWS:
            raise ContentError([Finding("large", f"the table has more than {MAX_ROWS:,} rows; split it", line=line)])
    if findings:
        raise ContentError(findings)
    return Knowledge(facts=facts, sources=sources)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line on which each row begins, with the cells that it has, by column."""
    header, _, _ = text.lstrip("\ufeff").partition("\n")
    delimiter = max(";,\t", key=header.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        if unknown := [name for name in names if name not in COLUMNS]:
            reason = f"there is no column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}"
            arguments = {"id": unknown[0], "known": ", ".join(COLUMNS)}
            raise ContentError([Finding("column", reason, line=1, arguments=arguments)])
        if repeated := [name for number, name in enumerate(names) if name in names[:number]]:
            raise ContentError([Finding("twice", f"the column {repeated[0]!r} is there twice", (repeated[0],), 1)])
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                if len(row) > len(names):
                    raise ContentError([Finding("cells", f"{len(row)} cells; {len(names)} columns", line=line)])
                yield line, {name: _as_written(cell) for name, cell in zip(names, row, strict=False)}
            line = reader.line_num + 1
    except csv.Error as error:
        raise ContentError([Finding("csv", str(error), line=reader.line_num)]) from error


def _cells(id_: str, fact: Fact, knowledge: Knowledge) -> dict[str, str]:
    """Return the row of a fact, by column."""
    source = knowledge.sources[fact.source]
    values = {
        "id": id_,
        "topic": fact.topic,
        "question_ru": fact.question.ru,
        "answer_ru": fact.answer.ru,
        "question_kk": fact.question.kk,
        "answer_kk": fact.answer.kk,
        "examples_ru": "\n".join(fact.examples.ru),
        "examples_kk": "\n".join(fact.examples.kk),
        "source_name": source.name,
        "source_url": source.url,
        "source_date": source.date,
        "verified": fact.verified,
        "until": fact.until,
        "together": fact.together,
    }
    return {name: "" if values[name] is None else str(values[name]) for name in COLUMNS}


def _fact(cells: Mapping[str, str], source_id: str) -> dict[str, Any]:
    def text(name: str) -> dict[str, str | None]:
        return {language: cells[f"{name}_{language}"].strip() or None for language in ("ru", "kk")}

    def lines(name: str) -> list[str]:
        return [line.strip() for line in cells[name].split("\n") if line.strip()]

    return {
        "topic": cells["topic"] or "forum",
        "question": text("question"),
        "answer": text("answer"),
        "examples": {"ru": lines("examples_ru"), "kk": lines("examples_kk")},
        "source": source_id,
        "verified": cells["verified"] or cells["source_date"],
        "until": cells["until"] or None,
        "together": cells["together"] or None,
    }


def _key(source: Source) -> tuple[str, str, str]:
    return source.name, "" if source.url is None else str(source.url), source.date.isoformat()


def _digest(*parts: str | tuple[str, ...]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
