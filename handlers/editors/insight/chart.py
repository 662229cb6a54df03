"""The picture of /stats: upright and in large type, for a phone.

matplotlib is imported only here and only when a picture is drawn: it takes a second or two and some 50 MB.
"""

import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from answers.models.knowledge import Language
from storage.questions.statistics import Statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE = (7.2, 12.8)  # inches; at 150 dots an inch 1080 × 1920
_DOTS = 150
_TEXT, _SMALL, _TITLE = 15, 13, 18
_GOOD, _BAD, _INK = "#3c9a5f", "#c8553d", "#22303c"
_PALETTE = ("#2f6fb3", "#f0a818", "#8a5fb0", "#2aa5a0", "#d4679a", "#8c8c3c")  # of languages; they begin again
_IN_A_ROW = 4  # languages of the legend
_WIDTH = 46  # letters of a line above a bar


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the picture."""

    title: str
    by_day: str
    languages: Mapping[Language, str]
    outcome: str
    answered: str
    unanswered: str
    facts: str
    misses: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a ranking."""

    label: str
    count: int


def draw(numbers: Statistics, facts: Sequence[Bar], misses: Sequence[Bar], labels: Labels) -> bytes:
    """Return the picture as PNG."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - see above
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - see above

    layout = ConstrainedLayoutEngine(h_pad=0.12, w_pad=0.15)
    figure = Figure(figsize=_SIZE, dpi=_DOTS, layout=layout, facecolor="white")
    figure.suptitle(labels.title, fontsize=_TITLE + 2, fontweight="bold", color=_INK)
    days, outcome, top, bottom = figure.subplots(4, 1, height_ratios=(3.2, 0.8, 3.6, 3.6))
    _draw_days(days, numbers, labels)
    _draw_outcome(outcome, numbers, labels)
    _draw_ranking(top, facts, labels.facts, _GOOD, labels.nothing)
    _draw_ranking(bottom, misses, labels.misses, _BAD, labels.nothing)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw_days(axes: "Axes", numbers: Statistics, labels: Labels) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - see above

    places = range(len(numbers.days))
    below = [0 for _ in numbers.days]
    for (language, name), color in zip(labels.languages.items(), cycle(_PALETTE), strict=False):
        counts = [numbers.by_day[day, language] for day in numbers.days]
        axes.bar(places, counts, bottom=below, color=color, label=f"{name}: {sum(counts)}")
        below = [sum(both) for both in zip(below, counts, strict=True)]
    shown = list(places)[::-3][::-1]  # every third day, the last one among them
    axes.set_xticks(shown, [f"{numbers.days[place]:%d.%m}" for place in shown], fontsize=_SMALL, color=_INK)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(axis="y", labelsize=_SMALL, colors=_INK)
    rows = math.ceil(len(labels.languages) / _IN_A_ROW)
    axes.set_ylim(0, max(4, max(below) * (1 + 0.35 * rows)))  # room for the legend
    axes.legend(loc="upper left", ncols=_IN_A_ROW, fontsize=_SMALL, frameon=False, labelcolor=_INK)
    _dress(axes, labels.by_day)


def _draw_outcome(axes: "Axes", numbers: Statistics, labels: Labels) -> None:
    total = max(1, numbers.total)
    answered, unanswered = numbers.answered / total, numbers.unanswered / total
    axes.barh([0], [answered], color=_GOOD, label=f"{labels.answered}: {numbers.answered} ({answered:.0%})")
    label = f"{labels.unanswered}: {numbers.unanswered} ({unanswered:.0%})"
    axes.barh([0], [unanswered], left=[answered], color=_BAD, label=label)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.legend(loc="upper left", bbox_to_anchor=(-0.02, 0), ncols=2, fontsize=_SMALL, frameon=False, labelcolor=_INK)
    _dress(axes, labels.outcome)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _draw_ranking(axes: "Axes", bars: Sequence[Bar], title: str, color: str, nothing: str) -> None:
    _dress(axes, title)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    if not bars:
        axes.text(0, 0.9, nothing, fontsize=_TEXT, color=_INK, transform=axes.transAxes, va="top")
        return
    most = max(bar.count for bar in bars)
    slots = 5
    axes.set_ylim(slots - 0.4, -0.65)
    axes.set_xlim(0, 1.12)
    for place, bar in enumerate(bars[:slots]):
        axes.barh(place + 0.22, bar.count / most, height=0.3, color=color)
        label = textwrap.shorten(bar.label, _WIDTH, placeholder="…")
        axes.text(0, place - 0.02, _plain(label), fontsize=_TEXT, color=_INK, va="bottom")
        end = bar.count / most + 0.015
        axes.text(end, place + 0.22, str(bar.count), fontsize=_TEXT, fontweight="bold", color=_INK, va="center")


def _dress(axes: "Axes", title: str) -> None:
    axes.set_title(title, fontsize=_TITLE, fontweight="bold", color=_INK, loc="left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _plain(text: str) -> str:
    r"""Return a text without what the font cannot show; a dollar sign would begin a formula."""
    return "".join(letter for letter in text if ord(letter) < 0x3000).replace("$", r"\$")  # noqa: PLR2004 - emoji and the like
