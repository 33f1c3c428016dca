"""JSON and JSON Lines → one briefing a record. `briefing.schema.json`, beside this file, describes a record."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import from_json

from index.briefing import Section, SectionKind
from index.errors import UnreadableFile
from index.loaders.decode import decode
from index.loaders.draft import Draft, as_tags
from index.loaders.limits import RECORDS
from index.report_date import parse_date
from index.sections import kind_of


class RecordSection(BaseModel):
    """A heading and what stands under it, an item a point."""

    model_config = ConfigDict(extra="ignore")

    heading: str = Field(description="What it is about; 'Takeaways', 'Implications' and the like are recognised.")
    items: list[str] = Field(description="One point each.")


class Record(BaseModel):
    """One briefing. Its text is given in one of three ways: `text`; `takeaways`, `implications`, `narrative`; or
    `sections`. Other keys are left aside."""

    model_config = ConfigDict(extra="ignore", title="Briefing")

    id: str | int | None = Field(
        None,
        description="Names the record for good, so that a changed one replaces its former self. Unique in the file.",
    )
    title: str = Field("", description="Where there is none, one is made of the file's name and the date.")
    date: str | None = Field(None, description="The day it was written, YYYY-MM-DD.")
    tags: list[str] | str = Field(default_factory=list, description='A list, or "one, two".')
    source: str = Field(
        "",
        validation_alias=AliasChoices("source", "source_uri"),
        description="Where it was published; shown with each citation, before the file. Also as `source_uri`.",
    )
    text: str = Field("", description="The whole briefing; its sections are found as in a text file.")
    takeaways: list[str] = Field(default_factory=list, description="One point each.")
    implications: list[str] = Field(default_factory=list, description="One point each.")
    narrative: str | list[str] = Field("", description="The report: one text, or a list of paragraphs.")
    sections: list[RecordSection] = Field(default_factory=list, description="As in a daily digest.")

    @model_validator(mode="after")
    def _has_text_once(self) -> Self:
        ways = [
            bool(self.text.strip()),
            any(_filled([*self.takeaways, *self.implications, *self.paragraphs])),
            any(_filled(section.items) for section in self.sections),
        ]
        if sum(ways) == 0:
            raise ValueError("it has no text; give `text`, or `takeaways`, `implications`, `narrative`, or `sections`")
        if sum(ways) > 1:
            raise ValueError("it gives its text twice; keep `text`, or the parts, or `sections`")
        if self.date and not parse_date(self.date):
            raise ValueError(f"its date {self.date[:40]!r} is no day of the calendar; write it as YYYY-MM-DD")
        return self

    @property
    def paragraphs(self) -> list[str]:
        return [self.narrative] if isinstance(self.narrative, str) else self.narrative

    def draft(self, part: str, place: str) -> Draft:
        text, sections = (self.text, ()) if self.text.strip() else _lay_out(self)
        return Draft(
            text,
            title=" ".join(self.title.split()),
            date=parse_date(self.date) if self.date else None,
            tags=as_tags(self.tags),
            sections=sections,
            source=self.source.strip(),
            part=part,
            place=place,
        )


def read_lines(data: bytes, source: str) -> Iterator[Draft | UnreadableFile]:
    lines = [(f":{n}", line) for n, line in enumerate(decode(data, source).split("\n"), 1) if line.strip()]
    return _read(lines, Record.model_validate_json, source)


def read_value(data: bytes, source: str) -> Iterator[Draft | UnreadableFile]:
    """Read a file that holds one record or a list of them."""
    try:
        value = from_json(decode(data, source))
    except ValueError as error:
        raise UnreadableFile(
            source, f"it is not JSON ({error}). Check it; with a record in each line, name it .jsonl."
        ) from error
    if isinstance(value, list):
        return _read([(f"#{n}", record) for n, record in enumerate(value, 1)], Record.model_validate, source)
    try:
        return iter([Record.model_validate(value).draft("", "")])
    except ValidationError as error:
        raise UnreadableFile(source, _said(error)) from error


def _read(
    records: list[tuple[str, Any]], validate: Callable[[Any], Record], source: str
) -> Iterator[Draft | UnreadableFile]:
    if len(records) > RECORDS:
        raise UnreadableFile(source, f"it has {len(records):,} records, more than {RECORDS:,}. Split it.")
    seen: set[str] = set()
    for place, raw in records:
        try:
            record = validate(raw)
        except ValidationError as error:
            yield UnreadableFile(source + place, _said(error))
            continue
        part = place if record.id is None else str(record.id)
        if part in seen:
            yield UnreadableFile(
                source + place, f"another record before it has the id {part!r}. Give it one of its own."
            )
        else:
            seen.add(part)
            yield record.draft(part, place)


def _said(error: ValidationError) -> str:
    """Put the first complaint into words; a record with many is mended one by one anyway."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    message = first["msg"].removeprefix("Value error, ")
    return f"`{where}`: {message}. See briefing.schema.json." if where else f"{message}. See briefing.schema.json."


def _lay_out(record: Record) -> tuple[str, tuple[Section, ...]]:
    """Write the parts of a record down as a text with headings and bullets; say where each section stands in it."""
    parts = [
        (SectionKind.TAKEAWAYS, "Takeaways", _bulleted(record.takeaways)),
        (SectionKind.IMPLICATIONS, "Implications", _bulleted(record.implications)),
        (SectionKind.NARRATIVE, "Narrative", "\n\n".join(_filled(record.paragraphs))),
        *((kind_of(s.heading), s.heading.strip(), _bulleted(s.items)) for s in record.sections),
    ]
    text, sections = "", []
    for kind, heading, body in parts:
        if body:
            text += ("\n\n" if text else "") + (f"{heading}\n" if heading else "")
            sections.append(Section(kind, heading, len(text), len(text) + len(body)))
            text += body
    return text, tuple(sections)


def _bulleted(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in _filled(items))


def _filled(items: Iterable[str]) -> Iterator[str]:
    return (item.strip() for item in items if item.strip())
