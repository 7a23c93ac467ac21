"""Domain values as compact canonical JSON and back: equal values give equal bytes, and come back equal.

A frozen dataclass is an array of its fields in order, a tuple an array, an enum its value, None null,
a non-finite float its name in a string. The bytes are UTF-8 in which lone surrogates stand as three bytes
each ("surrogatepass"), so every Python string survives. A field added at the end of a class, with a
default, reads from older bytes; any other change of a stored class needs a migration.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from operator import index
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from crossread.errors import DeskError

Value = TypeVar("Value")

_ENCODING = ("utf-8", "surrogatepass")
_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def dump(value: object) -> bytes:
    """The bytes of a frozen dataclass of scalars, enums, tuples and further such dataclasses.

    Raises:
        TypeError: when a field does not hold what its annotation says, or is of a kind not stored.
    """
    return _to_json(_form(cast("Hashable", type(value))).encode(value)).encode(*_ENCODING)


def load(cls: type[Value], data: bytes) -> Value:
    """The value of class `cls` whose bytes `dump` made.

    Raises:
        DeskError: when the bytes are not those of such a value.
    """
    try:
        return cast("Value", _form(cast("Hashable", cls)).decode(json.loads(data.decode(*_ENCODING))))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DeskError(
            f"a stored {cls.__name__} is damaged ({error}); restore the desk from a copy, "
            "or read the reports into a new desk"
        ) from error


@dataclass(frozen=True, slots=True)
class _Form:
    """How one type is written as JSON and read back."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


@cache
def _form(kind: Hashable) -> _Form:
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return _optional(_form(arguments[0] if arguments[1] is NoneType else arguments[1]))
    if origin is tuple:
        return _tuple(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"{kind} cannot be stored; use dataclasses, tuples, enums, str, int, float, bool, None")


def _optional(form: _Form) -> _Form:
    encode, decode = form.encode, form.decode
    return _Form(
        lambda value: None if value is None else encode(value),
        lambda raw: None if raw is None else decode(raw),
    )


def _tuple(arguments: tuple[Any, ...]) -> _Form:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _form(arguments[0])
        return _Form(partial(_encode_items, item.encode), partial(_decode_items, item.decode))
    forms = [_form(argument) for argument in arguments]
    return _Form(
        lambda value: [f.encode(x) for f, x in zip(forms, _checked(tuple, value), strict=True)],
        lambda raw: tuple(f.decode(x) for f, x in zip(forms, _checked(list, raw), strict=True)),
    )


def _encode_items(encode: Callable[[Any], Any], value: Any) -> list[Any]:
    return [encode(item) for item in _checked(tuple, value)]


def _decode_items(decode: Callable[[Any], Any], raw: Any) -> tuple[Any, ...]:
    return tuple([decode(item) for item in _checked(list, raw)])


def _enum(kind: type[Enum]) -> _Form:
    members = {member.value: member for member in kind}
    return _Form(lambda member: _checked(kind, member).value, lambda raw: members[raw])


def _record(kind: type[Any]) -> _Form:
    hints = get_type_hints(kind)
    parts = [(field.name, _form(hints[field.name])) for field in fields(kind)]
    decoders = [form.decode for _, form in parts]
    types = [hints[name] for name, _ in parts]
    plain = all(type_ in (str, int, bool) for type_ in types)  # a span, above all: nothing to decode

    def encode(value: Any) -> list[Any]:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
        return [form.encode(getattr(value, name)) for name, form in parts]

    def decode(raw: Any) -> Any:
        if plain and type(raw) is list and [*map(type, raw)] == types:
            return kind(*raw)
        if type(raw) is not list or len(raw) > len(decoders):
            raise ValueError(f"not the fields of a {kind.__name__}")
        return kind(*[read(item) for read, item in zip(decoders, raw, strict=False)])

    return _Form(encode, decode)


def _checked(kind: type[Any] | tuple[type[Any], ...], value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind}, got {type(value).__name__}")
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"expected int, got {type(value).__name__}")
    return value


def _encode_float(value: Any) -> float | str:
    number = float(_checked((int, float), value))
    return number if math.isfinite(number) else repr(number)


def _decode_float(raw: Any) -> float:
    if type(raw) is float:
        return raw
    if raw in ("inf", "-inf", "nan"):
        return float(raw)
    raise TypeError(f"expected float, got {type(raw).__name__}")


_SCALARS: dict[Any, _Form] = {
    str: _Form(partial(_checked, str), partial(_checked, str)),
    bool: _Form(partial(_checked, bool), partial(_checked, bool)),
    int: _Form(lambda value: int(index(value)), _integer),
    float: _Form(_encode_float, _decode_float),
    NoneType: _Form(partial(_checked, NoneType), partial(_checked, NoneType)),
}
