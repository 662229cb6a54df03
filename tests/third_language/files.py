"""A third language as files, in Latin letters: what somebody who adds one would write, and nothing else."""

import json
import math
import re
import shutil
from collections import Counter
from pathlib import Path

_HERE = Path(__file__).parent
_TURKISH = _HERE / "tr"
CONTENT = _HERE / "content.yaml"
_PLAIN = str.maketrans("çğışöü", "cgisou")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e j z i y k l m n o p r s t u f h ts ç ş ş - ı - e yu ya".replace("-", " ").split(" "),
        strict=False,
    )
)
_PLACEABLE = re.compile(r"(\{[^{}]*\})")


def write_data(folder: Path) -> None:
    """Write what the engine needs to read the language, with letter statistics of a sample."""
    folder.mkdir()
    for name in ("language.toml", "lexicon.toml"):
        shutil.copy(_TURKISH / name, folder / name)
    (folder / "trigrams.json").write_text(_trigrams((_TURKISH / "sample.txt").read_text("utf-8")), "utf-8")


def write_locale(russian: Path, folder: Path) -> None:
    """Write the texts of the bot: a pseudo-locale, the Russian ones in Latin letters."""
    folder.mkdir()
    for file in russian.glob("*.ftl"):
        (folder / file.name).write_text("\n".join(map(_in_latin, file.read_text("utf-8").split("\n"))), "utf-8")


def _in_latin(line: str) -> str:
    return "".join(
        part if _PLACEABLE.fullmatch(part) else "".join(_letter(letter) for letter in part)
        for part in _PLACEABLE.split(line)
    )


def _letter(letter: str) -> str:
    latin = _LATIN.get(letter.lower(), letter)
    return latin.upper() if letter.isupper() else latin


def _trigrams(sample: str) -> str:
    folded = sample.translate(_PLAIN).split()
    counts = Counter(word[start : start + 3] for word in folded for start in range(len(word) - 2))
    before = Counter[str]()
    for trigram, count in counts.items():
        before[trigram[:2]] += count
    costs = {trigram: round(-10 * math.log(count / before[trigram[:2]])) for trigram, count in counts.items()}
    return json.dumps({"about": "a sample", "trigrams": costs})
