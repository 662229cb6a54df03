"""How much a folded word looks like Russian and like Kazakh: a letter-trigram language model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_UNSEEN = 8.0


@dataclass(frozen=True, slots=True)
class Trigrams:
    """Costs of a letter after two others, in nats: Russian and Kazakh."""

    costs: Mapping[str, tuple[float, float]]

    def cost(self, word: str) -> tuple[float, float]:
        """Return the mean cost of a letter of a folded word, as Russian and as Kazakh; none under three letters."""
        count = len(word) - 2
        if count < 1:
            return 0.0, 0.0
        russian = kazakh = 0.0
        for start in range(count):
            ru, kk = self.costs.get(word[start : start + 3], (_UNSEEN, _UNSEEN))
            russian += ru
            kazakh += kk
        return russian / count, kazakh / count


@cache
def load() -> Trigrams:
    """Read the shipped table."""
    table = json.loads(files("answers").joinpath("data/trigrams.json").read_text("utf-8"))["trigrams"]
    return Trigrams({trigram: (ru / 10, kk / 10) for trigram, (ru, kk) in table.items()})
