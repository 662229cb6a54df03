"""Ways in which a clean question gets onto the screen: slips of the finger, other scripts, other layouts."""

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

from answers.models.knowledge import Language

Distortion: TypeAlias = Callable[[str, Random], str]

_NEIGHBOURS = {
    row[i]: row[max(0, i - 1) : i] + row[i + 1 : i + 2]
    for row in ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
    for i in range(len(row))
}
_PLAIN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_CHAT = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_OF_2021 = _CHAT | {
    "ә": "ä", "ғ": "ğ", "ж": "j", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "ш": "ş", "і": "ı", "ю": "iu", "я": "ia",
}  # fmt: skip
_OF_2018 = _CHAT | {
    "ә": "á", "ғ": "ǵ", "ж": "j", "ң": "ń", "ө": "ó", "ү": "ú", "у": "ý", "и": "ı", "й": "ı", "ю": "iý", "я": "ia",
}  # fmt: skip
_OF_2017 = _CHAT | {"ә": "a'", "ғ": "g'", "ж": "j", "ң": "n'", "ө": "o'", "ү": "u'", "у": "y'", "ш": "s'", "ч": "c'"}
_DIGRAPHS = _CHAT | {"ә": "ae", "ғ": "gh", "ң": "ng", "ө": "oe", "ү": "ue", "қ": "q"}
_RUSSIAN = _CHAT | {"й": "y", "х": "kh", "щ": "shch"}
_RUSSIAN_OTHER = _CHAT | {"й": "j", "х": "h", "щ": "sch", "ж": "j", "ю": "ju", "я": "ja", "ц": "c", "ь": "'"}
_KEYS = dict(
    zip("ёйцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-=", strict=True)
)


def typo(text: str, random: Random) -> str:
    """Make one slip for about each twelve letters."""
    letters = list(text)
    for _ in range(max(1, len(text) // 12)):
        places = [i for i in range(1, len(letters) - 1) if letters[i].isalpha() and letters[i + 1].isalpha()]
        if not places:
            break
        place = random.choice(places)
        letter = letters[place].lower()
        match random.randrange(4):
            case 0:
                del letters[place]
            case 1:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
            case 2:
                letters.insert(place, letter)
            case _:
                letters[place] = random.choice(_NEIGHBOURS.get(letter, "") or letter)
    return "".join(letters)


def stretched(text: str, random: Random) -> str:
    """Hold one key down, in lower case."""
    text = text.lower()
    places = [i for i, letter in enumerate(text) if letter.isalpha()]
    place = random.choice(places)
    return text[:place] + text[place] * random.randrange(2, 5) + text[place:]


def chat(text: str, random: Random) -> str:
    """Leave capitals and the question mark out, as in a chat."""
    del random
    return text.lower().rstrip("?!. ").replace(",", "")


def without_kazakh_letters(text: str, random: Random) -> str:
    """Type Kazakh on a Russian keyboard."""
    return chat(text, random).translate(_PLAIN)


def layout(text: str, random: Random) -> str:
    """Type in the English layout."""
    return "".join(_KEYS.get(letter, letter) for letter in chat(text, random))


def _spelling(letters: Mapping[str, str]) -> Distortion:
    def spell(text: str, random: Random) -> str:
        return "".join(letters.get(letter, letter) for letter in chat(text, random))

    return spell


DISTORTIONS: Mapping[Language, Mapping[str, Distortion]] = {
    "ru": {
        "ru-typos": typo,
        "ru-stretched": stretched,
        "ru-chat": chat,
        "layout": layout,
        "ru-latin": _spelling(_RUSSIAN),
        "ru-latin-2": _spelling(_RUSSIAN_OTHER),
    },
    "kk": {
        "kk-typos": typo,
        "kk-stretched": stretched,
        "kk-cyr": without_kazakh_letters,
        "layout": layout,
        "kk-latin": _spelling(_CHAT),
        "kk-latin-2021": _spelling(_OF_2021),
        "kk-latin-2018": _spelling(_OF_2018),
        "kk-latin-2017": _spelling(_OF_2017),
        "kk-digraphs": _spelling(_DIGRAPHS),
    },
}
