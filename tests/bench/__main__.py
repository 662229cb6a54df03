"""`make bench`: Garysh beside a stock python-telegram-bot echo, in turn, on one bare local server."""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.request import urlopen

import psutil

from tests.bench.server import WARM_UP

_QUESTIONS = sorted((Path(__file__).parents[2] / "training" / "data").glob("questions-*.jsonl"))
_ENDINGS = ("", " ?", " !", " ...")
_TIMEOUT = 120.0
_CALM = 10  # seconds without a change
_BESIDE = "Garysh of the other checkout"


class Command:
    """A module that is run as a bot, in the folder of its checkout."""

    def __init__(self, module: str, *arguments: str, folder: Path = Path()) -> None:
        self.folder = folder
        self._arguments = (sys.executable, "-m", module, *arguments)

    def at(self, url: str) -> list[str]:
        """Return the command line that lets it talk with the server at this address."""
        return [part.format(url=url) for part in self._arguments]


@dataclass(frozen=True, slots=True)
class Result:
    """Answers a second, and the most memory (MB) that the bot's process used."""

    rate: float
    memory: float


def main() -> None:
    """Run the bots in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--updates", type=int, default=3000, help="the warm-up among them")
    parser.add_argument("--beside", type=Path, help="another checkout of this project, measured in turn")
    arguments = parser.parse_args()
    if arguments.updates <= WARM_UP:
        parser.error(f"the warm-up alone takes {WARM_UP} updates")
    # Garysh right after the echo that is the better one: what else the machine does changes from minute to minute.
    bots = {
        "server's ceiling": Command("tests.bench.ceiling", "{url}"),
        "PTB echo, concurrent_updates(64)": Command("tests.bench.echo", "{url}", "--concurrent", "64"),
        "PTB echo, as built": Command("tests.bench.echo", "{url}"),
        "Garysh": Command("bot"),
    }
    if arguments.beside is not None:
        bots[_BESIDE] = Command("bot", folder=arguments.beside)
    results: dict[str, list[Result]] = {name: [] for name in bots}
    with tempfile.TemporaryDirectory() as folder:
        questions = Path(folder) / "questions.txt"
        questions.write_text("\n".join(_questions(arguments.updates)), "utf-8")
        for _ in range(arguments.rounds):
            for name, command in bots.items():
                results[name].append(_measure(command, questions))
        polls = [_first_poll(questions) for _ in range(arguments.rounds)]
        idle = _idle_memory(questions)
    imports = [_import_time() for _ in range(arguments.rounds)]
    _print(results, polls, imports)
    sys.stdout.write(f"Garysh at rest, with sentence embeddings where they are installed: {idle:.0f} MB\n")


def _questions(number: int) -> Iterator[str]:
    """Yield distinct real questions: all that were written for the evaluation, then the same with other endings."""
    texts = [json.loads(line)["question"] for file in _QUESTIONS for line in file.read_text("utf-8").splitlines()]
    return islice((f"{text}{ending}" for ending in _ENDINGS for text in texts), number)


def _measure(command: Command, questions: Path) -> Result:
    with _server(questions) as url, _bot(command, url) as bot:
        process = psutil.Process(bot.pid)
        with urlopen(f"{url}/result", timeout=_TIMEOUT) as response:  # noqa: S310 - the loopback server of this bench
            rate = float(json.load(response))
        memory = process.memory_info().rss / 1e6
    return Result(rate, memory)


def _first_poll(questions: Path) -> float:
    with _server(questions) as url:
        started = time.time()
        with _bot(Command("bot"), url), urlopen(f"{url}/first_poll", timeout=_TIMEOUT) as response:  # noqa: S310 - loopback
            return float(json.load(response)) - started


def _idle_memory(questions: Path) -> float:
    """Return the memory (MB) of a bot that has computed its embeddings, or has none."""
    with _server(questions) as url, _bot(Command("bot"), url) as bot:
        process, calm, before = psutil.Process(bot.pid), 0, 0.0
        while calm < _CALM:
            time.sleep(1)
            now = process.memory_info().rss / 1e6
            calm, before = (calm + 1 if abs(now - before) < 1 else 0), now
        return before


def _import_time() -> float:
    started = time.time()
    subprocess.run([sys.executable, "-c", "import telegram.ext"], check=True)
    return time.time() - started


@contextmanager
def _server(questions: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.server", str(questions)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own interpreter
        try:
            if server.stdout is None:
                raise AssertionError
            yield server.stdout.readline().strip()
        finally:
            server.kill()


@contextmanager
def _bot(command: Command, url: str) -> Iterator[subprocess.Popen[bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BOT_TOKEN": "123456:BENCHBENCHBENCH",
            "BOT_API_URL": url,
            "BOT_DATABASE": f"{folder}/garysh.db",
            "BOT_BACKUPS": f"{folder}/backups",
            "BOT_LOG_LEVEL": "ERROR",
        }
        with subprocess.Popen(  # noqa: S603 - our own
            command.at(url), cwd=command.folder, env=environment, stderr=subprocess.DEVNULL
        ) as bot:
            try:
                yield bot
            finally:
                bot.kill()


def _print(results: dict[str, list[Result]], polls: list[float], imports: list[float]) -> None:
    rates = {name: statistics.median(result.rate for result in found) for name, found in results.items()}
    for name, found in results.items():
        every = " ".join(f"{result.rate:6.0f}" for result in found)
        sys.stdout.write(f"{name:34} {rates[name]:6.0f} answers/s   ({every})   {found[-1].memory:5.0f} MB\n")
    echoes = [found for name, found in results.items() if name.startswith("PTB")]
    better = [max(result.rate for result in turn) for turn in zip(*echoes, strict=True)]
    # Turn by turn: a machine that others share is slower in one minute than in the next.
    ratios = [own.rate / echo for own, echo in zip(results["Garysh"], better, strict=True)]
    every = " ".join(f"{ratio:.2f}" for ratio in ratios)
    sys.stdout.write(f"Garysh / the better echo: {statistics.median(ratios):.2f}   ({every})\n")
    if _BESIDE in results:
        pairs = [own.rate / other.rate for own, other in zip(results["Garysh"], results[_BESIDE], strict=True)]
        every = " ".join(f"{ratio:.3f}" for ratio in pairs)
        bound = _lower_bound(pairs)
        sys.stdout.write(f"Garysh / the other: {statistics.median(pairs):.3f}, at least {bound:.3f}   ({every})\n")
    poll, bare = statistics.median(polls), statistics.median(imports)
    sys.stdout.write(
        f"first poll after {poll:.2f} s; import telegram.ext alone {bare:.2f} s; more: {poll - bare:.2f} s\n"
    )


def _lower_bound(ratios: Sequence[float]) -> float:
    """Return what the median of such ratios exceeds in 95 of 100 cases (percentile bootstrap, Efron 1979)."""
    chance = random.Random(1)  # noqa: S311 - a figure that can be repeated
    medians = sorted(statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(2000))
    return medians[len(medians) // 20]


if __name__ == "__main__":
    main()
