"""What is wrong with a content file, place by place: in English in a shell, in the editor's words in the chat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from storage.knowledge.knowledge import Change

Path: TypeAlias = tuple[str | int, ...]  # keys of mappings, and numbers in lists


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `kind` is its name for those who word it anew, `reason` is English; lines count from 1."""

    kind: str
    reason: str
    path: Path = ()
    line: int | None = None
    arguments: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return where it is and what."""
        line = "" if self.line is None else f"line {self.line}"
        return ": ".join(part for part in (line, self.place, self.reason) if part)

    @property
    def place(self) -> str:
        """The path in words: its parts with dots between them."""
        return ".".join(map(str, self.path))


def of_changes(findings: Iterable[Finding], changes: Sequence[Change]) -> list[Finding]:
    """Return those findings that are about one of the changed records."""
    touched = {("event",) if change.collection == "event" else (change.collection, change.id) for change in changes}
    return [finding for finding in findings if not touched.isdisjoint((finding.path[:1], finding.path[:2]))]


def by_kind(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Return findings by their kind, in the order in which the first of each comes."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.kind, []).append(finding)
    return found


class ContentError(ValueError):
    """A content file that is not taken."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = tuple(findings)

    @property
    def faults(self) -> list[str]:
        """A line for each fault."""
        return [str(finding) for finding in self.findings]
