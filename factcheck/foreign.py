"""What libraries and the operating system say of a fault, in the language of the reader.

They know English alone. A text that no pattern here knows stays as it is.
"""

from __future__ import annotations

import re

from factcheck.languages import later, say, translated

SYSTEM = (
    *(later("No such file or directory"), later("Permission denied"), later("Is a directory")),
    *(later("Not a directory"), later("File exists"), later("No space left on device")),
    *(later("Read-only file system"), later("File name too long"), later("Input/output error")),
    *(later("Too many levels of symbolic links"), later("Operation not permitted")),
    *(later("Too many open files"), later("Device or resource busy")),
)
"""The words of the operating system, which are whole sentences."""

CALL = (
    (r"Missing argument '(?P<name>.*)'\.", later("Missing argument '{name}'.")),
    (r"Missing option '(?P<name>.*)'\.", later("Missing option '{name}'.")),
    (r"Missing command\.", later("Missing command.")),
    (
        r"No such command '(?P<name>.*)'\. Did you mean (?P<near>.*)\?",
        later("No such command '{name}'. Did you mean {near}?"),
    ),
    (r"No such command '(?P<name>.*)'\.", later("No such command '{name}'.")),
    (
        r"No such option: (?P<name>\S+) (?:Did you mean|\(Possible options:) (?P<near>.*?)[?)]",
        later("No such option: {name}. Did you mean {near}?"),
    ),
    (r"No such option: (?P<name>\S+)", later("No such option: {name}.")),
    (r"Option '(?P<name>.*)' requires an argument\.", later("Option '{name}' requires a value.")),
    (
        r"Option '(?P<name>.*)' does not take a value\.",
        later("Option '{name}' does not take a value."),
    ),
    (
        r"Got unexpected extra argument\(?s?\)? \((?P<names>.*)\)",
        later("Got more arguments than there are places for: {names}"),
    ),
    (
        r"Invalid value for (?P<name>.*?): (?:Value error, )?'(?P<value>.*)' is not one of (?P<known>.*)\.",
        later("Invalid value for {name}: '{value}' is not one of {known}."),
    ),
    (
        r"Invalid value for (?P<name>.*?): Input should be a valid integer.*",
        later("Invalid value for {name}: not a whole number."),
    ),
    (
        r"Invalid value for (?P<name>.*?): Input should be greater than or equal to (?P<least>\d+)",
        later("Invalid value for {name}: less than {least}."),
    ),
    (r"Invalid value for (?P<name>.*?): (?P<fault>.*)", later("Invalid value for {name}: {fault}")),
)
"""Of a command that is called wrongly (click)."""

VALUES = (
    (r"Invalid git pattern: '(?P<pattern>.*)'", later("{pattern} is no pattern of file names")),
    (r"Field required", later("is missing")),
    (r"Extra inputs are not permitted", later("is unknown here")),
    (r"Input should be a valid string", later("must be a text")),
    (r"Input should be a valid (?:integer|number).*", later("must be a number")),
    (r"Input should be a valid decimal", later("must be a number")),
    (r"Input should be a finite number", later("must be a number")),
    (r"Input should be a valid boolean.*", later("must be true or false")),
    (r"Input should be a valid (?:list|tuple|array)", later("must be a list")),
    (
        r"Input should be (?:a valid dictionary|an object).*",
        later("must be an object with keys"),
    ),
    (r"Input should be a valid date.*", later("must be a date such as 2025-03-12")),
    (
        r"Input should be greater than or equal to (?P<least>\S+)",
        later("must be {least} or more"),
    ),
    (r"Input should be greater than (?P<least>\S+)", later("must be more than {least}")),
    (r"Input should be less than or equal to (?P<most>\S+)", later("must be {most} or less")),
    (
        r"(?:String|List|Tuple|Value) should have at least 1 (?:character|item).*",
        later("must not be empty"),
    ),
    (r"String should match pattern '(?P<pattern>.*)'", later("must be written as {pattern}")),
    (r"Input should be (?P<known>'.*')", later("must be one of: {known}")),
)
"""Of a value that does not fit (pydantic)."""

SYNTAX = (
    (r"Expecting value.*", later("a value is missing")),
    (r"Expecting (?P<sign>'.') delimiter.*", later("{sign} is missing")),
    (
        r"Expecting property name enclosed in double quotes.*",
        later("the name of a key in double quotes is missing"),
    ),
    (r"Unterminated string.*", later("a quotation mark is not closed")),
    (r"Extra data.*", later("something follows after the end")),
    (r"unexpected end of data", later("a quotation mark is not closed")),
    (r"'.' expected after '.'", later("a quotation mark stands inside a cell")),
    (r"field larger than field limit.*", later("a cell is too long")),
    (
        r"Expected '=' after a key in a key/value pair (?P<place>\(.*\))",
        later("= is missing after a key {place}"),
    ),
    (r"Invalid value (?P<place>\(.*\))", later("a value is not understood {place}")),
    (r"Invalid statement (?P<place>\(.*\))", later("a line is not understood {place}")),
    (
        r"Expected newline or end of document after a statement (?P<place>\(.*\))",
        later("something follows after a value {place}"),
    ),
    (r"Unclosed array (?P<place>\(.*\))", later("a list is not closed {place}")),
    (
        r"(?:Unterminated string|Expected \S+|(?:Illegal|Found invalid) character \S+) (?P<place>\(.*\))",
        later("a quotation mark is not closed {place}"),
    ),
    (r"Cannot overwrite a value (?P<place>\(.*\))", later("a key stands twice {place}")),
    (
        r"Expected '\]' at the end of a table declaration (?P<place>\(.*\))",
        later("] is missing after the name of a table {place}"),
    ),
    (r"Cannot declare \(.*\) twice (?P<place>\(.*\))", later("a table stands twice {place}")),
)
"""Of JSON, CSV and TOML that is none."""

GIT = (
    (
        r"fatal: not a git repository.*",
        later("the working directory is in no git repository"),
    ),
)
"""Of git, where it speaks English."""

PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
END = "(at end of document)"


def in_our_words(text: str) -> str:
    """A fault as a library words it, in the current language."""
    fault = text.removeprefix("Value error, ")
    for pattern, ours in (*CALL, *VALUES, *SYNTAX, *GIT):
        if found := re.fullmatch(pattern, fault, re.DOTALL):
            return say(ours, **{name: _part(part) for name, part in found.groupdict().items()})
    return translated(fault)


def _part(text: str) -> str:
    """What a pattern leaves open: a place in a file, or names, of which each is quoted."""
    if text == END:
        return say("(at the end)")
    if found := PLACE.fullmatch(text):
        return say("(line {line}, column {column})", **found.groupdict())
    if text.startswith("'") and text.endswith("'"):
        text = say(", ").join(re.split(r"' or '|', '", text.strip("'")))
    return text.replace("' / '", " / ").strip("'")
