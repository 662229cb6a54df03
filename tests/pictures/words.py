"""What the people in the pictures write, in the language of their phones."""

from dataclasses import dataclass

from answers.models.knowledge import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an editor and of a visitor."""

    language: Language
    editor: str
    visitor: str
    fact: str
    another_date: str
    other_source: str
    asked: str
    answer: str
    source: str
    unknown: tuple[str, ...]
    cell: tuple[str, str]  # of the table: what stands there, and what the editor makes of it


WORDS: dict[Language, Words] = {
    "ru": Words(
        language="ru",
        editor="Дана",
        visitor="Иван",
        fact=(
            "/addfact\nвопрос: Когда откроется выставка метеоритов?\nответ: Выставка метеоритов откроется 12 апреля.\n"
            "сұрақ: Метеориттер көрмесі қашан ашылады?\nжауап: Метеориттер көрмесі 12 сәуірде ашылады.\n"
            "источник: https://example.kz/news/1\nдата: 10.09.2025"
        ),
        another_date="Выставка метеоритов откроется 15 апреля.",
        other_source=(
            "/addfact\nвопрос: Сколько экспертов собрал форум?\nответ: На форум зарегистрировались 700 человек.\n"
            "источник: Вечерний вестник\nдата: 11.09.2025"
        ),
        asked="Где купить сувениры?",
        answer="Сувениры продаются в фойе.",
        source="Пресс-служба",
        unknown=("Есть ли гардероб?", "Где взять программу на завтра?", "Можно ли фотографировать?"),
        cell=("около пятисот", "пятьсот"),
    ),
    "kk": Words(
        language="kk",
        editor="Дана",
        visitor="Айгүл",
        fact=(
            "/addfact\nсұрақ: Метеориттер көрмесі қашан ашылады?\nжауап: Метеориттер көрмесі 12 сәуірде ашылады.\n"
            "вопрос: Когда откроется выставка метеоритов?\nответ: Выставка метеоритов откроется 12 апреля.\n"
            "дереккөз: https://example.kz/news/1\nкүні: 10.09.2025"
        ),
        another_date="Метеориттер көрмесі 15 сәуірде ашылады.",
        other_source=(
            "/addfact\nсұрақ: Форумға қанша сарапшы қатысты?\nжауап: Форумға 700 адам тіркелді.\n"
            "дереккөз: «Кешкі хабар»\nкүні: 11.09.2025"
        ),
        asked="Кәдесыйды қайдан алуға болады?",
        answer="Кәдесыйлар фойеде сатылады.",
        source="Баспасөз қызметі",
        unknown=("Киім ілетін орын бар ма?", "Ертеңгі бағдарламаны қайдан аламын?", "Суретке түсіруге бола ма?"),
        cell=("500-ге жуық", "500"),
    ),
}
