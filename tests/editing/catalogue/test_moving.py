"""Knowledge moves as files through the chat: out, and in again after it was shown what would change."""

import time
from pathlib import Path

import pytest

from answers.models.knowledge import Knowledge, Phrases, Text
from playground import BotApiServer, Message, Person, bad_gateway
from storage.knowledge.content import content, spreadsheet
from tests.conftest import OWNER_ID
from tests.garysh import eventually, rows, running, settings_for

_UNKNOWN = "Такой команды я не знаю. Все команды — в /help."
_FILE = """
sources:
  paper: {name: Газета, date: 2025-09-11}
facts:
  canteen:
    topic: forum
    question: {ru: Где столовая?, kk: Асхана қайда?}
    answer: {ru: Столовая в подвале., kk: Асхана жертөледе.}
    source: paper
    verified: 2025-09-11
"""
_TABLE = "id;question_ru;answer_ru;source_name;source_date"


def _document(telegram: BotApiServer, message: Message) -> tuple[str, bytes]:
    document = message.payload["document"]
    file = telegram.cloud.files.get(document["file_id"])
    return document["file_name"], file.content


async def _sends_file(person: Person, name: str, text: str | bytes, caption: str = "/import") -> Message:
    await person.sends_document(name, text.encode() if isinstance(text, str) else text, caption=caption)
    return await person.hears(within=30)


async def _carries_out(person: Person, dry: Message) -> Message:
    tap = await person.presses(dry, "Загрузить")
    await tap.answered()
    done = dry.now
    while not done.text.startswith("Файл загружен"):
        done = await done.changes()
    return done


@pytest.mark.usefixtures("garysh")
async def test_export_and_import_give_the_same_back(telegram: BotApiServer, asel: Person, tmp_path: Path) -> None:
    """What was sent is what is known; sent back it changes nothing; no file stays behind."""
    name, data = _document(telegram, await asel.says("/export"))
    assert name.startswith("facts-")
    assert content.parse(data.decode()) == content.shipped()
    assert "Файл ничего не меняет" in (await _sends_file(asel, "x.yaml", data)).text
    name, data = _document(telegram, await asel.says("/export csv"))
    assert name.endswith(".csv")
    assert data.startswith(b"\xef\xbb\xbfid;topic;")
    assert "Файл ничего не меняет" in (await _sends_file(asel, "x.csv", data)).text
    assert list((tmp_path / "exports").iterdir()) == []


@pytest.mark.usefixtures("garysh")
async def test_an_import_is_shown_then_carried_out_then_undone(asel: Person, ivan: Person, aigul: Person) -> None:
    """First a dry run; the first button confirms; live with the reply; one undo takes all of it back."""
    dry = await _sends_file(asel, "facts.yaml", _FILE)
    assert dry.text.startswith("Что изменится\n\nДобавится: 2, изменится: 0.")
    assert "➕ Где столовая?" in dry.text
    assert dry.labels == ["Загрузить", "Не загружать"]
    assert "Столовая" not in (await ivan.says("Где столовая?")).text
    done = await _carries_out(asel, dry)
    assert (await ivan.says("Где столовая?")).text.startswith("Столовая в подвале.")
    assert (await aigul.says("Асхана қайда?")).text.startswith("Асхана жертөледе.")
    assert done.text == "Файл загружен, я уже учитываю его в ответах\n\nДобавлено: 2, изменено: 0."
    undone = await asel.taps(done, "Отменить")
    assert undone.text.startswith("Отменено")
    assert "Столовая" not in (await ivan.says("Где столовая?")).text


@pytest.mark.usefixtures("garysh")
async def test_a_table_changes_only_the_columns_that_it_has(asel: Person, ivan: Person, aigul: Person) -> None:
    """What is no column stays as it is: the file that corrects one cell of a fact needs no others."""
    kazakh = (await aigul.says("Ғарышкерлерге қымыз ұнады ма?")).text.partition("\n")[0]
    header = "id;question_ru;answer_ru;source_name;source_url;source_date"
    dry = await _sends_file(asel, "facts.csv", f"{header}\nkoumiss;Где кумыс?;Кумыс внизу.;Газета;;2025-09-11")
    assert "Добавится: 1, изменится: 1. Ни одна запись не удалится." in dry.text
    assert "опустеет" not in dry.text
    await _carries_out(asel, dry)
    assert (await ivan.says("Где кумыс?")).text.startswith("Кумыс внизу.")
    assert (await ivan.says("Оценили ли гости наш напиток?")).text.startswith("Кумыс внизу.")
    assert (await aigul.says("Ғарышкерлерге қымыз ұнады ма?")).text.startswith(kazakh)


@pytest.mark.usefixtures("garysh")
async def test_an_empty_cell_empties_its_field_and_that_is_said_first(asel: Person, aigul: Person) -> None:
    """The dry run names the fields that will be empty, before everything else that changes."""
    header = "id;question_ru;answer_ru;question_kk;answer_kk;source_name;source_date"
    doors = [f"new-{number};Где дверь {number}?;Там.;;;Газета;2025-09-11" for number in range(12)]
    table = "\n".join([header, *doors, "koumiss;Где кумыс?;Кумыс внизу.;;;Газета;2025-09-11"])
    dry = await _sends_file(asel, "facts.csv", table)
    assert "⚠️ Записей, где опустеют поля: 1." in dry.text
    assert "✏️ Где кумыс? — опустеет: Вопрос · казахский, Ответ · казахский" in dry.text
    await _carries_out(asel, dry)
    assert (await aigul.says("Ғарышкерлерге қымыз ұнады ма?")).text.startswith("Кумыс внизу.")


@pytest.mark.usefixtures("garysh")
async def test_the_other_ways_to_send_a_file(marat: Person) -> None:
    """After `/import` alone, or by replying to the file with it; text in between is told what is awaited."""
    assert (await marat.says("/import")).text.startswith("Файл жүктеу")
    assert (await marat.says("қазір")).text.startswith("YAML немесе CSV файлын күтіп тұрмын")
    dry = await _sends_file(marat, "facts.yaml", _FILE, caption="")
    dropped = await marat.taps(dry, "Жүктемеу")
    assert dropped.text.startswith("Жақсы, файл жүктелген жоқ")
    document = await marat.sends_document("facts.yaml", _FILE.encode())
    assert (await marat.hears()).text.startswith("Мен тек мәтінді түсінемін")
    assert (await marat.says("/import", reply_to=document)).text.startswith("Не өзгереді")


@pytest.mark.usefixtures("garysh")
async def test_a_confirmation_of_what_changed_meanwhile_shows_it_anew(asel: Person, marat: Person) -> None:
    """Between the dry run and the tap somebody else edited: what would change now is shown first."""
    changed = content.write(content.shipped()).replace("пятисот", "шестисот")
    dry = await _sends_file(asel, "facts.yaml", changed)
    listed = await marat.says("/facts пятисот")
    opened = await marat.taps(listed, listed.labels[0])
    await marat.taps(await marat.taps(opened, "Жою"), "Жою")
    again = await asel.taps(dry, "Загрузить")
    while again.labels != ["Загрузить", "Не загружать"]:
        again = await again.changes()
    assert "Добавится: 1" in again.text


@pytest.mark.usefixtures("garysh")
@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("x.yaml", "facts: [", "Строка 2: это не YAML"),
        ("x.yaml", "a: 1\na: 2", "Строка 2: такой ключ здесь уже был"),
        ("x.yaml", "a: " + "[" * 5000, "Строка 1: слишком глубокая вложенность"),
        ("x.yaml", _FILE.replace("2025-09-11}", ".nan}"), "Строка 3: sources.paper.date: это не дата"),
        ("x.yaml", _FILE.replace("source: paper", "source: papre"), "источника papre нет"),
        ("x.yaml", _FILE.replace("Столовая в подвале.", "ы" * 4000), "facts.canteen.answer.ru: слишком длинно"),
        (
            "x.yaml",
            _FILE.replace("2025-09-11}", "1899-12-31}"),
            "paper.date: слишком ранняя дата: даты до 1900",
        ),
        (
            "x.yaml",
            _FILE.replace("2025-09-11}", "2025-09-11, url: http://localhost/x}"),
            "sources.paper.url: адрес localhost открывается не у всех",
        ),
        (
            "x.csv",
            f"{_TABLE};source_url\nx;а;б;в;2025-09-10;https://a.kz/{'x' * 1000}",
            "url: слишком длинная ссылка: знаков 1\u00a0013, а можно 1\u00a0000",
        ),
        ("x.yaml", "sources: &a {x: *a}", "ссылки вида *имя не читаю"),
        ("x.yaml", b"a: \xff\xfe", "Строка 1: это не текст в кодировке UTF-8"),
        ("x.yaml", "привет".encode("cp1251"), "Строка 1: это не текст в кодировке UTF-8"),
        ("x.yaml", b"PK\x03\x04" + b"\0" * 1000, "это архив"),
        ("x.yaml", b"\x1f\x8b" + b"\0" * 1000, "это архив"),
        ("x.yaml", b"\0" * 1000, "недопустимый знак"),
        ("x.yaml", "".join(" " * depth + "a:\n" for depth in range(100)), "слишком глубокая вложенность"),
        pytest.param("x.yaml", "a: [" + "x," * 1_000_000 + "x]", "слишком много значений", marks=pytest.mark.slow),
        ("x.yaml", f"{_FILE}{_FILE.partition('facts:')[2]}", "Строка 12: такой ключ здесь уже был"),
        ("x.yaml", _FILE.replace("2025-09-11}", "!!float .nan}"), "Строка 3: пометки вида !имя не читаю"),
        ("x.yaml", _FILE.replace("verified: 2025-09-11", "verified: .inf"), "verified: это не дата"),
        ("x.yaml", _FILE.replace("Столовая в подвале.", '"\\ud800"'), "Строка 8: это не YAML"),
        ("x.yaml", _FILE.replace("Столовая в подвале.", "ы" * 20_000), "слишком длинно: знаков 20\u00a0000"),
        ("x.yaml", _FILE.encode("utf-16"), "это не текст в кодировке UTF-8"),
        ("x.yaml", b"BZh91AY&SY\xff\xff", "это не текст в кодировке UTF-8"),
        ("x.csv", f"{_TABLE}\nx;а;б;в;nan", "Строка 2: date"),
        ("x.csv", f"{_TABLE}\nx;а;б;в;2025-09-10\nx;г;д;в;2025-09-10", "Строка 3: id: такой ключ здесь уже был"),
        ("x.csv", "id;id\nx;y", "Строка 1: id: такой ключ здесь уже был"),
        ("x.csv", f"{_TABLE}\nx;а;{'б' * 200_000};в;2025-09-10", "таблица повреждена"),
        ("x.csv", f"{_TABLE}\nx;а;{'б' * 20_000};в;2025-09-10", "слишком длинно: знаков 20\u00a0000"),
        pytest.param(
            "x.csv",
            _TABLE + "".join(f"\nx-{number};а;б;в;2025-09-10" for number in range(50_002)),
            "слишком много значений",
            marks=pytest.mark.slow,
        ),
        (
            "x.csv",
            _TABLE.encode() + "\nx;а;б;в;2025-09-10".encode("cp1251"),
            "Строка 2: это не текст в кодировке UTF-8",
        ),
        ("x.csv", _TABLE.encode("utf-16"), "Строка 1: это не текст в кодировке UTF-8"),
        ("x.csv", b"PK\x03\x04" + b"\0" * 1000, "это архив"),
        ("x.csv", b"\x1f\x8b" + b"\0" * 1000, "это архив"),
        ("x.csv", "id;nonsense\n1;2", "столбца nonsense нет"),
        ("x.csv", "question_ru;answer_ru;source_name;source_date\nа;б;в;нет", "Строка 2: date"),
        ("x.csv", 'question_ru;answer_ru;source_name;source_date\n"а', "таблица повреждена"),
        ("x.csv", "question_ru;answer_ru\nа;б;в", "Строка 2: в строке больше ячеек"),
        ("x.csv", "id;question_ru\nx;\x00", "Строка 2"),
    ],
)
async def test_a_faulty_file_changes_nothing(
    asel: Person, tmp_path: Path, name: str, data: str | bytes, complaint: str
) -> None:
    """Each fault has its line and says what to do."""
    reply = await _sends_file(asel, name, data)
    assert reply.text.startswith("Файл не загружен")
    assert complaint in reply.text
    assert "Ничего не изменилось." in reply.text
    assert rows(tmp_path / "garysh.db", "SELECT count(DISTINCT coalesce(action, number)) FROM history") == [(1,)]


@pytest.mark.usefixtures("garysh")
async def test_what_is_worth_a_look_is_said_before(asel: Person, marat: Person) -> None:
    """A missing language, few examples, a topic that no section shows: shortened, in the editor's language."""
    more = "".join(
        f"""
  more-{number}:
    topic: buffet
    question: {{ru: Что в буфете {number}?}}
    answer: {{ru: Чай.}}
    source: paper
    verified: 2025-09-11"""
        for number in range(5)
    )
    dry = await _sends_file(asel, "facts.yaml", _FILE + more)
    assert "На что стоит взглянуть\n\n⚠️ Не хватает перевода (10): «Что в буфете 0?» · казахский; " in dry.text
    assert "«Что в буфете 2?» · казахский; …и ещё 2" in dry.text
    assert "⚠️ Мало примеров, такие факты находятся хуже (7): «Где столовая?» · русский; " in dry.text
    assert "⚠️ Темы нет ни в одном разделе (5): «Что в буфете 0?»; " in dry.text
    assert dry.labels == ["Загрузить", "Не загружать"]
    kazakh = await _sends_file(marat, "facts.yaml", _FILE)
    assert "Назар аударарлық жайт\n\n⚠️ Мысалы аз" in kazakh.text
    sections = "sections: {start: {kind: story, story: none, title: {ru: С}, menu: {ru: с}}}"
    refused = await _sends_file(asel, "facts.yaml", sections)
    assert refused.text.startswith("Файл не загружен")
    assert "команда /start уже занята" in refused.text
    assert "рассказа none нет" in refused.text


@pytest.mark.usefixtures("garysh")
async def test_a_huge_file_is_refused_unread(telegram: BotApiServer, asel: Person) -> None:
    """Over Telegram's limit for bots it is not even fetched."""
    reply = await _sends_file(asel, "x.yaml", b"a" * 20_000_001)
    assert "больше 20 МБ" in reply.text
    assert (await _sends_file(asel, "x.csv", b"a" * 20_000_001)).text == reply.text
    assert not telegram.calls_of("getFile")


def test_cells_that_a_spreadsheet_would_calculate_are_defused() -> None:
    """They begin with an apostrophe in the file, and come back as they were."""
    known = Knowledge.model_construct(**dict(content.shipped()))
    hard = {
        f"hard-{number}": known.facts["place"].model_copy(
            update={
                "question": Text({"ru": f"{text} {number}"}),
                "answer": Text({"ru": text}),
                "examples": Phrases({"ru": (" ".join(text.split()),)}),
            }
        )
        for number, text in enumerate(["=1+1", "+7 701", "-5", "@user", "'=x", "a;b", 'a "b"', "две\nстроки"])
    }
    known = known.model_copy(update={"facts": known.facts | hard})
    text = spreadsheet.write(known)
    assert not [line for line in text.splitlines() if line.startswith(("=", "+", "-", "@"))]
    for cell in (";=1+1", ";+7", ";-5", ";@user"):
        assert cell not in text
    assert spreadsheet.parse(text, known).facts == known.facts


async def test_a_backup_goes_to_owners_alone(
    telegram: BotApiServer, asel: Person, marat: Person, ivan: Person, tmp_path: Path
) -> None:
    """The copy is a whole database; to an editor and to a stranger the command is unknown."""
    name, data = _document(telegram, await asel.says("/backup"))
    assert name.startswith("garysh-")
    assert data.startswith(b"SQLite format 3\0")
    assert (await marat.says("/backup")).text.startswith("Мұндай команданы білмеймін")
    for command in ("/backup", "/export", "/import", "/export csv"):
        assert (await ivan.says(command)).text == _UNKNOWN
    await ivan.sends_document("x.yaml", _FILE.encode(), caption="/import")
    assert (await ivan.hears()).text == _UNKNOWN
    await ivan.sends_document("x.yaml", _FILE.encode())
    assert (await ivan.hears()).text.startswith("Я понимаю только текст.")
    group = telegram.group("Пресса", members=[asel])
    assert (await asel.says("/backup@garysh_bot", chat=group)).text.startswith("Файлы пришлю только в личной")
    assert list((tmp_path / "exports").iterdir()) == []


@pytest.mark.slow
async def test_files_that_a_killed_run_left_are_deleted(telegram: BotApiServer, asel: Person, tmp_path: Path) -> None:
    """At the next start; what is still owed to somebody is sent all the same."""
    settings = settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))
    exports = tmp_path / "exports"
    async with running(settings):
        telegram.fails(bad_gateway(method="sendDocument", count=None))
        await asel.sends("/export")
        assert await eventually(lambda: bool(telegram.calls_of("sendDocument")), expected=True)
    assert len(list(exports.iterdir())) == 1
    (exports / "garysh-20250910T000000Z-0.db").write_bytes(b"a whole copy")
    telegram.faults.clear()
    async with running(settings):
        name, data = _document(telegram, await asel.hears())
        assert name.startswith("facts-")
        assert data
        await asel.says("/id")
    assert list(exports.iterdir()) == []


@pytest.mark.slow
async def test_ten_thousand_facts_are_live_in_time(telegram: BotApiServer, asel: Person, tmp_path: Path) -> None:
    """Progress shows in the chat, other people are answered meanwhile, and the last fact answers within 30 s."""
    facts = "".join(
        f"""
  bulk-{number}:
    topic: forum
    question: {{ru: Сколько стоит экспонат {number}?, kk: {number} экспонат қанша тұрады?}}
    answer: {{ru: Экспонат {number} стоит {number * 3} тенге., kk: {number} экспонат {number * 3} теңге тұрады.}}
    examples: {{ru: [цена экспоната {number}], kk: [{number} экспонаттың бағасы]}}
    source: paper
    verified: 2025-09-11"""
        for number in range(10_000)
    )
    ivan = telegram.user("Иван", language_code="ru")
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))):
        await ivan.says("/start")
        dry = await _sends_file(asel, "bulk.yaml", _FILE.partition("facts:")[0] + "facts:" + facts)
        assert "Добавится: 10001" in dry.text.replace("\u00a0", "").replace(",", "")
        started = time.monotonic()
        tap = await asel.presses(dry, "Загрузить")
        slowest = 0.0
        while not dry.now.text.startswith("Файл загружен"):
            asked = time.monotonic()
            assert "Алматы" in (await ivan.says("Где прошёл форум?", within=20)).text
            slowest = max(slowest, time.monotonic() - asked)
            assert time.monotonic() - started < 30
        await tap.answered(30)
        told = {str(call.parameters.get("text", "")) for call in telegram.calls_of("editMessageText")}
        assert any(text.startswith("Читаю файл") for text in told)
        assert any(text.startswith("Записываю изменения") for text in told)
        assert "29991 тенге" in (await ivan.says("Сколько стоит экспонат 9997?", within=20)).text
        assert slowest < 8
