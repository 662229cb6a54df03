"""Facts as a table for spreadsheets: CSV, one row a fact."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from answers.models.knowledge import Content, Fact, Knowledge, Language, Source
from locales import languages
from storage.database.limits import MAX_CHARACTERS, MAX_FAULTS, MAX_ROWS
from storage.knowledge.content.findings import ContentError, Finding

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to calculate


def columns(languages: Iterable[Language]) -> tuple[str, ...]:
    """Return the columns of a table of facts in these languages."""
    return (
        "id",
        "topic",
        *(f"{name}_{language}" for language in languages for name in ("question", "answer")),
        *(f"examples_{language}" for language in languages),
        "source_name",
        "source_url",
        "source_date",
        "verified",
        "until",
        "together",
    )


def write(knowledge: Knowledge) -> str:
    """Return the facts as CSV. A cell that a spreadsheet would calculate begins with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    names = columns(knowledge.event.languages)
    writer.writerow(names)
    for id_, fact in knowledge.facts.items():
        cells = _cells(id_, fact, knowledge)
        writer.writerow([_harmless(cells.get(name, "")) for name in names])
    return text.getvalue()


def parse(text: str, current: Knowledge) -> Content:
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
    known = columns(dict.fromkeys((*current.event.languages, *languages())))
    for line, row in _rows(text, known):
        id_ = row.get("id") or _new_id(row, current.event.languages)
        base = current.facts.get(id_)
        cells = {"topic": current.event.topic} | ({} if base is None else _cells(id_, base, current)) | row
        try:
            source = Source.model_validate(
                {
                    "name": cells.get("source_name", ""),
                    "url": cells.get("source_url") or None,
                    "date": cells.get("source_date", ""),
                }
            )
            source_id = known_sources.setdefault(_key(source), f"source-{_digest(_key(source))}")
            if id_ in facts:
                findings.append(Finding("twice", f"the id {id_!r} is there twice", ("id",), line))
                continue
            fact = _fact(cells, source_id, current.event.topic)
            [facts[id_]] = Content.model_validate({"facts": {id_: fact}}).facts.values()
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
    return Content(facts=facts, sources=sources)


def _rows(text: str, known: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line on which each row begins, with the cells that it has, by one of the known columns."""
    header, _, _ = text.lstrip("\ufeff").partition("\n")
    delimiter = max(";,\t", key=header.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        if unknown := [name for name in names if name not in known]:
            reason = f"there is no column {unknown[0]!r}; the columns are {', '.join(known)}"
            arguments = {"id": unknown[0], "known": ", ".join(known)}
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
    """Return what there is of a fact's row, by column."""
    source = knowledge.sources[fact.source]
    values = {
        "id": id_,
        "topic": fact.topic,
        **{f"question_{language}": fact.question.get(language) for language in fact.question.languages()},
        **{f"answer_{language}": fact.answer.get(language) for language in fact.answer.languages()},
        **{f"examples_{language}": "\n".join(fact.examples.get(language)) for language in fact.examples.languages()},
        "source_name": source.name,
        "source_url": source.url,
        "source_date": source.date,
        "verified": fact.verified,
        "until": fact.until,
        "together": fact.together,
    }
    return {name: str(value) for name, value in values.items() if value is not None}


def _fact(cells: Mapping[str, str], source_id: str, topic: str) -> dict[str, Any]:
    def texts(name: str) -> dict[str, str]:
        found = {column.removeprefix(name): cell.strip() for column, cell in cells.items() if column.startswith(name)}
        return {language: cell for language, cell in found.items() if cell}

    examples = texts("examples_")
    return {
        "topic": cells["topic"] or topic,
        "question": texts("question_"),
        "answer": texts("answer_"),
        "examples": {language: list(filter(str.strip, cell.split("\n"))) for language, cell in examples.items()},
        "source": source_id,
        "verified": cells.get("verified") or cells["source_date"],
        "until": cells.get("until") or None,
        "together": cells.get("together") or None,
    }


def _new_id(row: Mapping[str, str], languages: Iterable[Language]) -> str:
    """Return the id of a new fact: of its question, so that the same table brings it once."""
    backwards = sorted(languages, reverse=True)  # whatever their order in the event; release 1.0.0 had just this one
    return f"fact-{_digest(*(row.get(f'question_{language}', '') for language in backwards))}"


def _key(source: Source) -> tuple[str, str, str]:
    return source.name, "" if source.url is None else str(source.url), source.date.isoformat()


def _digest(*parts: str | tuple[str, ...]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
