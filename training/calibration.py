"""Whether a confidence of 0.8 means right eight times in ten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions of similar confidence: their number, mean confidence, and the share of them that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    """Yield bins of equal width that hold anything (reliability diagram of DeGroot and Fienberg 1983)."""
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = [pair for pair in pairs if low <= pair[0] < high or (number == _BINS - 1 and pair[0] == 1)]
        if inside:
            confidence, right = fmean(pair[0] for pair in inside), fmean(pair[1] for pair in inside)
            yield Bin(low, high, len(inside), confidence, right)


def expected_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the mean gap between confidence and being right, weighted by bin."""
    return sum(row.count * abs(row.confidence - row.right) for row in reliability(pairs)) / (len(pairs) or 1)
