"""The commands of the shell, as an operator runs them."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from answers.models.knowledge import Phrases
from storage.database.database import connect
from storage.database.limits import MAX_EXAMPLES
from storage.knowledge import knowledge
from storage.knowledge.content import content
from storage.knowledge.knowledge import Change
from tests.commandline import Shell
from tests.garysh import rows


def test_ask_answers_one_question(shell: Shell) -> None:
    """The database is made from the shipped content; a person reads the answer with its source."""
    done = shell.run("ask", "Где напечатали марки?")
    assert done.returncode == 0
    assert "Банкнотн" in done.stdout
    assert "Kazpravda.kz, 2025-09-10" in done.stdout
    assert (shell.folder / "data" / "garysh.db").exists()


def test_ask_as_json_has_the_fields_that_programs_rely_on(shell: Shell) -> None:
    """Each line of standard input is a question on its own, each answered with one line."""
    done = shell.run(
        "ask", "--json", typed="Сколько экспертов собрал форум?\nрахмет\nКакая погода в Париже?\n\nКто Герой Румынии?\n"
    )
    answered, smalltalk, unknown, empty, person = map(json.loads, done.stdout.splitlines())
    fields = ["question", "status", "language", "text", "source", "fact", "options", "confidence", "milliseconds"]
    for line in (answered, smalltalk, unknown, empty, person):
        assert list(line) == fields
        assert 0 <= line["confidence"] <= 1
        assert line["milliseconds"] >= 0
    assert (answered["status"], answered["language"], answered["fact"]) == ("answered", "ru", "experts")
    source = content.shipped().sources["kazpravda"]
    assert answered["source"] == {"name": "Kazpravda.kz", "url": str(source.url), "date": "2025-09-10"}
    assert "Kazpravda" not in answered["text"]
    assert (smalltalk["status"], smalltalk["language"], smalltalk["source"]) == ("smalltalk", "kk", None)
    assert (unknown["status"], empty["status"]) == ("unknown", "unknown")
    assert (person["status"], person["fact"]) == ("answered", None)
    assert "Прунариу" in person["text"]


def test_ask_in_a_language_where_the_text_cannot_tell(shell: Shell) -> None:
    """`--language` decides for a question that could be either."""
    for language in ("ru", "kk"):
        [line] = shell.run("ask", "--json", "--language", language, "2025?").stdout.splitlines()
        assert json.loads(line)["language"] == language


def test_ask_remembers_and_records_nothing(shell: Shell) -> None:
    """No line is a follow-up of the line before, and none leaves a trace."""
    shell.run("ask", "--json", typed="Кто такой Прунариу?\n")
    done = shell.run("ask", "--json", typed="Кто такой Прунариу?\nА его звания?\n")
    assert json.loads(done.stdout.splitlines()[1])["status"] != "answered"
    database = shell.folder / "data" / "garysh.db"
    assert rows(database, "SELECT (SELECT count(*) FROM exchanges), (SELECT count(*) FROM inbox)") == [(0, 0)]


def test_content_goes_out_and_comes_back(shell: Shell) -> None:
    """What is exported is imported without a change; a dry run says what would change and changes nothing."""
    assert shell.run("content", "check").returncode == 0
    assert shell.run("content", "export", "all.yaml").returncode == 0
    assert shell.run("content", "check", "all.yaml").returncode == 0
    assert "0 were added, 0 were changed, 0 were deleted" in shell.run("content", "import", "all.yaml").stdout
    file = shell.folder / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("2025-09-10\n    topic", "2025-09-11\n    topic"), "utf-8")
    text = file.read_text("utf-8").replace("около пятисот", "около шестисот")
    file.write_text(text, "utf-8")
    dry = shell.run("content", "import", "all.yaml", "--dry-run")
    assert "~ facts.experts" in dry.stdout
    assert "0 would be added, 1 would be changed, 0 would be deleted" in dry.stdout
    assert "пятисот" in shell.run("ask", "Сколько экспертов собрал форум?").stdout
    assert "1 were changed" in shell.run("content", "import", "all.yaml").stdout
    assert "шестисот" in shell.run("ask", "Сколько экспертов собрал форум?").stdout


def test_a_faulty_content_file_changes_nothing(shell: Shell) -> None:
    """Each fault is named with its line."""
    (shell.folder / "data").mkdir()
    (shell.folder / "bad.yaml").write_text("facts:\n  x:\n    topic: t\n", "utf-8")
    assert "line 2: facts.x.question" in shell.refusal("content", "import", "bad.yaml")
    (shell.folder / "bad.yaml").write_text("facts:\n  x: 5\n", "utf-8")
    assert "line 2: facts.x: lines are needed below it, each with a field" in shell.refusal(
        "content", "import", "bad.yaml"
    )
    (shell.folder / "latin.yaml").write_bytes("facts: {}\n# \xe9".encode("latin-1"))
    assert "line 2: this is not UTF-8" in shell.refusal("content", "import", "latin.yaml")
    (shell.folder / "old.yaml").write_text("sources:\n  paper: {name: A paper, date: 1899-12-31}\n", "utf-8")
    for command in ("check", "import"):
        assert "line 2: sources.paper.date: 1899-12-31 is before" in shell.refusal("content", command, "old.yaml")
    assert "nowhere.yaml" in shell.refusal("content", "import", "nowhere.yaml")
    (shell.folder / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert "picture.yaml: this is a binary file" in shell.refusal("content", "check", "picture.yaml")
    assert "data: this is a directory; name a file in it" in shell.refusal("content", "check", "data")


def test_a_record_of_before_blocks_no_import(shell: Shell) -> None:
    """Release 1.0.0 took facts with more examples; a file that leaves such a one alone is imported."""
    assert shell.run("content", "export", "all.yaml").returncode == 0
    with closing(connect(shell.folder / "data" / "garysh.db")) as connection:
        _, known = knowledge.load(connection)
        old = known.facts["experts"]
        many = old.model_copy(update={"examples": Phrases({"ru": tuple(map(str, range(MAX_EXAMPLES + 1)))})})
        knowledge.apply(connection, [Change("facts", "experts", old, many)])
    (shell.folder / "paper.yaml").write_text("sources: {paper: {name: A paper, date: 2025-09-10}}", "utf-8")
    assert "1 were added" in shell.run("content", "import", "paper.yaml").stdout
    assert shell.run("content", "export", "all.yaml").returncode == 0
    file = shell.folder / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("около пятисот", "около шестисот"), "utf-8")
    assert "facts.experts.examples.ru: 101 example" in shell.refusal("content", "import", "all.yaml")


def test_backup_and_restore(shell: Shell) -> None:
    """A copy brings the database back, and what it replaced is kept."""
    assert "There is no database" in shell.refusal("backup", "copy.db")
    shell.run("ask", "Где?")
    assert shell.run("backup", "copy.db").returncode == 0
    assert (shell.folder / "copy.db").stat().st_mode & 0o777 == 0o600
    assert "There is a file copy.db already. Name another one" in shell.refusal("backup", "copy.db")
    (shell.folder / "data" / "garysh.db").write_bytes(b"gone")
    assert "damaged" in shell.refusal("ask", "Где?")
    restored = shell.run("restore", "copy.db")
    assert "garysh.db.replaced-1" in restored.stderr
    assert shell.run("ask", "Где?").returncode == 0
    (shell.folder / "bad.db").write_bytes(b"x" * 5000)
    assert "try an older one" in shell.refusal("restore", "bad.db")
    assert "no file" in shell.refusal("restore", "nowhere.db").lower()


def test_nobody_else_on_the_machine_reads_the_database(shell: Shell) -> None:
    """Neither a new one, nor one that was open to all before, nor what a restore puts there or aside."""
    data = shell.folder / "data"
    shell.run("ask", "Где?")
    assert (data / "garysh.db").stat().st_mode & 0o777 == 0o600
    (data / "garysh.db").chmod(0o644)
    shell.run("ask", "Где?")
    assert (data / "garysh.db").stat().st_mode & 0o777 == 0o600
    shell.run("backup", "copy.db")
    (data / "garysh.db").chmod(0o644)
    shell.run("restore", "copy.db")
    for name in ("garysh.db", "garysh.db.replaced-1"):
        assert (data / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("crashed", [False, True])
def test_check_changes_nothing(shell: Shell, *, crashed: bool) -> None:
    """No file comes or goes or becomes another, also where a crash left the log beside the database."""
    assert shell.run("check").returncode == 0
    assert list(shell.folder.iterdir()) == []
    shell.run("ask", "Где?")
    database = shell.folder / "data" / "garysh.db"
    if crashed:
        _crash(database)
    before = _hashes(shell.folder)
    assert crashed == ("data/garysh.db-wal" in before)
    done = shell.run("check")
    assert done.returncode == 0
    assert "is whole and up to date" in done.stdout
    assert _hashes(shell.folder) == before


def _crash(database: Path) -> None:
    """Leave the database as a kill does: the last commit is in its log alone."""
    with closing(connect(database)) as connection:
        connection.execute("INSERT INTO jobs (name, due_at) VALUES ('late', 0)")
        left = {f"{database}{suffix}": Path(f"{database}{suffix}").read_bytes() for suffix in ("", "-wal", "-shm")}
    for name, held in left.items():
        Path(name).write_bytes(held)


def _hashes(folder: Path) -> dict[str, str]:
    """Return every file with what it holds; but SQLite's index of the log is made anew by each reader."""
    files = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    return {
        name: "" if name.endswith("-shm") else sha256(file.read_bytes()).hexdigest() for name, file in files.items()
    }


def test_a_folder_for_backups_that_cannot_be_written_is_named(shell: Shell) -> None:
    """At once and by `check`, not a day later in a traceback."""
    shell.environment |= {"BOT_BACKUPS": "/proc/garysh", "BOT_PLAYGROUND_LISTEN": "127.0.0.1:0"}
    for command in (["check"], []):
        complaint = shell.refusal(*command)
        assert "The folder /proc/garysh for backups cannot be written" in complaint
        assert "set BOT_BACKUPS" in complaint


def test_a_bot_without_an_owner_is_warned_of(shell: Shell) -> None:
    """Nobody could edit a fact; `check` says how to become owner."""
    shell.environment |= {"BOT_TOKEN": "123456:A-token-of-no-bot-at-all", "BOT_API_URL": "http://127.0.0.1:9"}
    assert "Write /id to the bot" in shell.refusal("check")
    shell.environment["BOT_OWNER_IDS"] = "1"
    assert "/id" not in shell.refusal("check")


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("BOT_TOKEN", "hello", "as @BotFather gives it"),
        ("BOT_OWNER_IDS", "1,x", "must be numeric Telegram ids"),
        ("BOT_PLAYGROUND_LISTEN", "8080", "127.0.0.1:8080"),
        ("BOT_TIMEZONE", "Asia/Alma", "Asia/Almaty"),
        ("BOT_LOG_FORMAT", "xml", "must be 'text' or 'json'"),
        ("BOT_WEBHOOK_URL", "https://example.kz/hook", "leave it empty"),
        ("BOT_API_URL", "telegram", "BOT_API_URL"),
    ],
)
def test_wrong_settings_are_named(shell: Shell, name: str, value: str, hint: str) -> None:
    """One line names the setting and what is right; the value, which may be a secret, is not repeated."""
    (shell.folder / ".env").write_text(f"{name}={value}\n", "utf-8")
    complaint = shell.refusal("check")
    assert complaint.startswith(f"garysh: {name}")
    assert hint in complaint
    assert "hello" not in complaint


def test_an_unknown_setting_is_an_error_in_the_file_and_a_warning_outside(shell: Shell) -> None:
    """The nearest real name is given."""
    shell.environment["BOT_DATABSE"] = "x.db"
    done = shell.run("check")
    assert done.returncode == 0
    assert "Did you mean BOT_DATABASE?" in done.stderr
    (shell.folder / ".env").write_text("BOT_TOKNE=1:2\n", "utf-8")
    assert "there is no setting BOT_TOKNE. Did you mean BOT_TOKEN?" in shell.refusal("check")
    (shell.folder / ".env").write_text("FOO=1\n", "utf-8")
    assert "there is no setting FOO. .env.example lists them all." in shell.refusal("check")


@pytest.mark.parametrize("line", ["BOT_TOKEN", "BOT_TOKEN 1:2"])
def test_a_line_that_sets_nothing_is_named(shell: Shell, line: str) -> None:
    """It would be passed over, and the playground would start in place of the bot."""
    (shell.folder / ".env").write_text(f"# mine\n{line}\n", "utf-8")
    assert ".env: line 2 is no NAME=value" in shell.refusal("check")


def test_empty_values_count_as_none(shell: Shell) -> None:
    """A copied `.env.example` starts the playground, not a complaint."""
    example = (Path(__file__).parents[2] / ".env.example").read_text("utf-8")
    (shell.folder / ".env").write_text(example, "utf-8")
    assert "playground" in shell.run("check").stdout


@pytest.fixture
def taken_port() -> Iterator[str]:
    """Return an address that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def test_a_taken_port_is_named(shell: Shell, taken_port: str) -> None:
    """The playground says which address is taken and what to set."""
    shell.environment["BOT_PLAYGROUND_LISTEN"] = taken_port
    complaint = shell.refusal("playground")
    assert taken_port in complaint
    assert "set BOT_PLAYGROUND_LISTEN" in complaint


def test_a_folder_that_cannot_be_written_is_named(shell: Shell) -> None:
    """So is what stands where the folder should be."""
    (shell.folder / "data").write_text("a file, no folder", "utf-8")
    complaint = shell.refusal("ask", "Где?")
    assert "data/garysh.db" in complaint
    assert "BOT_DATABASE" in complaint


def test_a_folder_that_cannot_be_made_is_named(shell: Shell) -> None:
    """Nobody may write there, root included; no address of a playground is printed that would be dead."""
    shell.environment |= {"BOT_DATABASE": "/proc/garysh/garysh.db", "BOT_PLAYGROUND_LISTEN": "127.0.0.1:0"}
    assert "Check the folder's owner" in shell.refusal("ask", "Где?")
    done = shell.run("playground")
    assert "/proc/garysh" in done.stderr
    assert done.stdout == ""


def test_a_folder_in_place_of_the_database_is_named(shell: Shell) -> None:
    """The playground does not put its own database beside the folder."""
    folder = shell.folder / "somewhere"
    folder.mkdir()
    shell.environment |= {"BOT_DATABASE": str(folder), "BOT_PLAYGROUND_LISTEN": "127.0.0.1:0"}
    for command in ("playground", "check"):
        assert "BOT_DATABASE is a folder; name a file in it" in shell.refusal(command)
    assert not (shell.folder / "playground.db").exists()


def test_an_unreachable_api_is_named(shell: Shell) -> None:
    """`check` says what it could not reach."""
    shell.environment |= {"BOT_TOKEN": "123456:A-token-of-no-bot-at-all", "BOT_API_URL": "http://127.0.0.1:9"}
    complaint = shell.refusal("check")
    assert "http://127.0.0.1:9" in complaint
    assert "BOT_API_URL" in complaint
    assert "A-token" not in complaint
