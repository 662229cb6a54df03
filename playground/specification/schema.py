"""The Bot API's own specification, compiled into checks of calls and of objects."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn

from playground.specification.errors import InvalidCallError, Json, reject

Check = Callable[[object, str], object]
"""Takes a value and where it stands, returns the value in its proper type, raises `MismatchError`."""

ARRAY = "Array of "


class MismatchError(Exception):
    """A value is not of the type that the specification gives."""


class Upload:
    """A file that came as a part of a multipart body."""

    def __init__(self, name: str, content: bytes, mime_type: str) -> None:
        self.name = name
        self.content = content
        self.mime_type = mime_type

    def __repr__(self) -> str:
        return f"file {self.name!r} of {len(self.content)} bytes"


class Schema:
    """Checks for each method's parameters and each type's fields, compiled when first needed."""

    def __init__(self, source: Json) -> None:
        self.methods: Json = source["methods"]
        self._unions: dict[str, list[str]] = source["unions"]
        self._types: dict[str, dict[str, str]] = source["types"]
        self._constants: dict[str, tuple[str, str]] = source["constants"]
        self._compiled: dict[str, Check] = {}
        self._parameters: dict[str, dict[str, tuple[bool, Check]]] = {}
        self._lower: dict[str, str] = {name.lower(): name for name in self.methods}

    def method(self, name: str) -> str:
        """Return the proper spelling of a method's name (the Bot API ignores case).

        Raises `InvalidCallError` 404 where Telegram has no such method.
        """
        if name.lower() not in self._lower:
            raise InvalidCallError(404, "Not Found")
        return self._lower[name.lower()]

    def parameters(self, method: str, given: Json) -> Json:
        """Return the parameters of a call in their proper types; raises `InvalidCallError` with the first fault."""
        checks = self._parameters.get(method)
        if checks is None:
            fields = self.methods[method]["parameters"]
            checks = {name: (kinds.endswith("!"), self._field(kinds)) for name, kinds in fields.items()}
            self._parameters[method] = checks
        try:
            for name in given:
                if name not in checks and not isinstance(given[name], Upload):
                    _fail(f"{method} has no parameter {name!r}")
            for name, (required, _) in checks.items():
                if required and name not in given:
                    _fail(f"parameter {name!r} of {method} is required")
            return {
                name: value if name not in checks else checks[name][1](_opened(value), name)
                for name, value in given.items()
            }
        except MismatchError as mismatch:
            reject(str(mismatch))

    def check(self, kind: str, value: object) -> None:
        """Hold an object against a type; raises `MismatchError`. For what the stand-in itself sends."""
        self._check(kind)(value, kind)

    def required_booleans(self, kind: str) -> list[str]:
        """Return the flags that objects of this type always carry."""
        return [name for name, kinds in self._types[kind].items() if kinds == "Boolean!"]

    def _field(self, kinds: str) -> Check:
        return self._any_of([self._check(kind) for kind in kinds.removesuffix("!").split("|")])

    def _check(self, kind: str) -> Check:
        if kind in SCALARS:
            return SCALARS[kind]
        if kind not in self._compiled:
            self._compiled[kind] = self._later(kind)  # types contain themselves
            self._compiled[kind] = self._compile(kind)
        return self._compiled[kind]

    def _later(self, kind: str) -> Check:
        def check(value: object, where: str) -> object:
            return self._compiled[kind](value, where)

        return check

    def _compile(self, kind: str) -> Check:
        if kind.startswith(ARRAY):
            return _array(self._check(kind.removeprefix(ARRAY)))
        if kind in self._unions:
            return self._any_of([self._check(member) for member in self._unions[kind]])
        if kind == "InputFile":
            return _file
        fields = {name: (kinds.endswith("!"), self._field(kinds)) for name, kinds in self._types[kind].items()}
        return _object(kind, fields, self._constants.get(kind))

    @staticmethod
    def _any_of(checks: list[Check]) -> Check:
        if len(checks) == 1:
            return checks[0]

        def check(value: object, where: str) -> object:
            faults = []
            for one in checks:
                try:
                    return one(value, where)
                except MismatchError as mismatch:
                    faults.append(str(mismatch))
            # The fault found deepest belongs to the type that was meant.
            _fail(max(faults, key=lambda fault: fault.split(" ", 1)[0].count(".")))

        return check


@cache
def load_schema() -> Schema:
    """Return the shipped schema; what it compiles is the same for every server."""
    source = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    source["constants"] = {name: tuple(value) for name, value in source["constants"].items()}
    return Schema(source)


def _opened(value: object) -> object:
    """Open a complex value that came as JSON in a form field."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return Encoded(value, json.loads(value))
        except ValueError:
            return value
    return value


class Encoded:
    """A form field that may be JSON or may be text that only looks like it."""

    def __init__(self, text: str, value: object) -> None:
        self.text = text
        self.value = value


def _fail(reason: str) -> NoReturn:
    raise MismatchError(reason)


def _integer(value: object, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lstrip("-").isdecimal() and "." not in where:
        return int(value)
    _fail(f"{where} is to be an Integer")


def _float(value: object, where: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and "." not in where:
        try:
            return float(value)
        except ValueError:
            pass
    _fail(f"{where} is to be a Float")


def _boolean(value: object, where: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false", "1", "0"} and "." not in where:
        return value.lower() in {"true", "1"}
    _fail(f"{where} is to be a Boolean")


def _string(value: object, where: str) -> str:
    if isinstance(value, Encoded):
        return value.text
    if isinstance(value, str):
        return value
    _fail(f"{where} is to be a String")


def _file(value: object, where: str) -> Upload:
    if isinstance(value, Upload):
        return value
    _fail(f"{where} is to be a file")


def _array(item: Check) -> Check:
    def check(value: object, where: str) -> object:
        value = value.value if isinstance(value, Encoded) else value
        if not isinstance(value, list):
            _fail(f"{where} is to be an Array")
        return [item(one, f"{where}.{number}") for number, one in enumerate(value)]

    return check


def _object(kind: str, fields: dict[str, tuple[bool, Check]], constant: tuple[str, str] | None) -> Check:
    required = [name for name, (needed, _) in fields.items() if needed]

    def check(value: object, where: str) -> object:
        value = value.value if isinstance(value, Encoded) else value
        if not isinstance(value, dict):
            _fail(f"{where} is to be {kind}")
        if constant and value.get(constant[0]) != constant[1]:
            _fail(f"{where} is to be {kind}, whose {constant[0]} is {constant[1]!r}")
        for name in required:
            if name not in value:
                _fail(f"{where}.{name} of {kind} is required")
        for name in value:
            if name not in fields:
                _fail(f"{where}.{name} is no field of {kind}")
        return {name: fields[name][1](one, f"{where}.{name}") for name, one in value.items()}

    return check


SCALARS: dict[str, Check] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
}
