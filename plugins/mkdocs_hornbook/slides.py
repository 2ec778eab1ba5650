"""A lesson as slides: one idea a screen, each with what a teacher has to know beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mkdocs_hornbook.cuts import cut_of, cuts_with
from mkdocs_hornbook.library import LessonEntry, Library, QuizEntry
from mkdocs_hornbook.model.block import Block
from mkdocs_hornbook.model.blocks import (
    ChecklistBlock,
    DiscussionBlock,
    Fact,
    FactsBlock,
    GlossaryBlock,
    PractiseBlock,
    ProseBlock,
    QuizBlock,
    SlipBlock,
    Step,
    StepsBlock,
    StoryBlock,
    TipsBlock,
)
from mkdocs_hornbook.model.family import (
    BookClubBlock,
    PauseBlock,
    SeekHelpBlock,
    ThisWeekBlock,
    WhyBlock,
)
from mkdocs_hornbook.model.fields import Picture
from mkdocs_hornbook.model.questions import AnyQuestion
from mkdocs_hornbook.model.roleplay import Line, Part, RoleplayBlock
from mkdocs_hornbook.screens import MOST, MOST_BESIDE, Size, screens, shares, size_of, width_of
from mkdocs_hornbook.strings import Strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One screen. Its template is `present/slides/<kind>.html`."""

    kind: str
    data: object
    """What it shows: a part of the model, or one of the small classes below."""
    id: str = ""
    """Its address in the page; once in a lesson."""
    title: str | None = None
    """Heading of its block, in inline Markdown."""
    block: str = ""
    """Id of its block, as on the lesson's page; empty for the first slide."""
    item: str | None = None
    """Id of the fact or question that it shows."""
    cuts: frozenset[str] = frozenset({"one", "five", "thirty"})
    """The shorter lessons that it belongs to."""
    minutes: int | None = None
    """Minutes of its whole block."""
    notes: tuple[str, ...] = ()
    """Lines for the teacher, in inline Markdown."""
    owner: LessonEntry | QuizEntry
    """Whose pictures and links it has."""
    size: Size = "usual"
    number: int = 1
    """Its place among the slides of its block, from 1."""
    of: int = 1
    """How many slides its block has."""
    again: str | None = None
    """Of a question: the slide from which to teach again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A screen of prose, in Markdown, with a picture if it has one."""

    text: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A screen of items: bullets, boxes to tick, or words to say."""

    items: list[str]
    sort: Literal["bullets", "boxes", "says"] = "bullets"
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A step and its number."""

    number: int
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock that counts down beside what is watched for meanwhile."""

    minutes: int
    items: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A line of a play with those who speak it, each with their letter, and the line before."""

    line: Line
    speakers: list[tuple[str, Part]]
    before: tuple[Line, list[tuple[str, Part]]] | None = None


LABEL_COLUMNS = 40
FRAME_COLUMNS = 24
"""What a label above a list costs, and a frame around an item: see screens.py."""
USUAL_MINUTES = 5
"""Of an exercise that names none."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the slides of one lesson, block by block."""

    entry: LessonEntry
    library: Library
    t: Strings

    def slide(self, kind: str, data: object, *notes: str | None, **more: object) -> Slide:
        kept = tuple(note for note in notes if note)
        made = Slide(kind=kind, data=data, owner=self.entry, notes=kept)
        return replace(made, **more)  # type: ignore[arg-type] # names and types are Slide's own

    def words(self, text: str, *notes: str | None, picture: Picture | None = None) -> list[Slide]:
        """Prose on as many screens as it takes, the picture beside each."""
        beside = picture is not None
        return [
            self.slide(
                "prose",
                Words(text=part, picture=picture),
                *(notes if n == 0 else ()),
                size=size_of(width_of(part), beside=beside),
            )
            for n, part in enumerate(screens(text, MOST_BESIDE if beside else MOST))
        ]

    def listed(self, items: list[str], *notes: str | None, **more: str | None) -> list[Slide]:
        """A list on as many screens as it takes."""
        label = LABEL_COLUMNS if more.get("label") else 0
        frame = FRAME_COLUMNS if more.get("sort") == "says" else 0
        made = []
        for n, part in enumerate(shares(items, MOST - label)):
            width = width_of("\n".join(f"- {item}" for item in part)) + label + frame * len(part)
            data = Listed(items=part, **more)  # type: ignore[arg-type] # names are Listed's own
            size = size_of(width, beside=False)
            made.append(self.slide("list", data, *(notes if n == 0 else ()), size=size))
        return made

    def of(self, block: Block) -> Iterator[Slide]:
        """The slides of a block; none for what belongs on paper or on a child's own screen."""
        match block:
            case ProseBlock():
                yield from self.words(block.text, picture=block.picture)
            case FactsBlock():
                yield from map(self.fact, block.items)
            case StepsBlock():
                yield from self.steps(block)
            case PractiseBlock():
                yield from self.practise(block)
            case DiscussionBlock():
                yield from self.talk(block.questions, block.intro)
            case TipsBlock():
                yield from self.tips(block)
            case ChecklistBlock():
                yield from self.listed(block.items, block.intro, sort="boxes")
            case StoryBlock():
                for page in block.pages:
                    yield from self.words(page.text, picture=page.picture)
            case GlossaryBlock():
                for word in block.words:
                    width = width_of(f"{word.meaning}{word.example or ''}") + 105
                    yield self.slide("word", word, size=size_of(width, beside=False))
            case QuizBlock() if block.quiz in self.library.quizzes:
                yield from self.questions(self.library.quizzes[block.quiz])
            case SlipBlock():
                for made in self.words(block.text):
                    yield replace(made, kind="slip")
            case RoleplayBlock():
                yield from self.play(block)
            case _:
                yield from self.for_families(block)

    def for_families(self, block: Block) -> Iterator[Slide]:
        """What a meeting of parents looks at."""
        match block:
            case PauseBlock() | WhyBlock():
                yield from self.words(block.text)
            case ThisWeekBlock():
                yield from self.words(block.goal)
            case SeekHelpBlock():
                if block.text:
                    yield from self.words(block.text)
                if block.signs:
                    yield from self.listed(block.signs)
                if block.today:
                    yield from self.listed(block.today, label=self.t("help_today"))
                if block.then:
                    yield from self.words(block.then)
            case BookClubBlock():
                yield from self.talk(block.questions or [], None)
            case _:
                return

    def fact(self, fact: Fact) -> Slide:
        source = self.library.citations[fact.source].text if fact.source else ""
        rests = f"{source} {self.t('in_brackets', words=self.t(f'strength_{fact.strength}'))}"
        beside = fact.picture is not None
        size = size_of(width_of(fact.text), beside=beside)
        return self.slide("fact", fact, fact.note, rests.strip(), size=size, item=fact.id)

    def steps(self, block: StepsBlock) -> Iterator[Slide]:
        for n, step in enumerate(block.items):
            width = width_of(step.text) + (width_of(step.say) * 5 // 4 + 30 if step.say else 0)
            size = size_of(width, beside=step.picture is not None)
            note = self.t.of("present", "note_say").format(words=step.say) if step.say else None
            data = Numbered(number=n + 1, step=step)
            yield self.slide("step", data, block.intro if n == 0 else None, note, size=size)

    def practise(self, block: PractiseBlock) -> Iterator[Slide]:
        words = self.t.of("present", "note_feedback")
        note = words.format(words=block.feedback) if block.feedback else None
        yield from self.words(block.setup, note, picture=block.picture)
        yield from self.listed(block.roles, label=self.t("roles"))
        yield from self.listed(block.words, label=self.t("words"), sort="says")
        clock = Clock(minutes=block.minutes or USUAL_MINUTES, items=block.success)
        yield self.slide("timer", clock, note)

    def talk(self, questions: list[str], intro: str | None) -> Iterator[Slide]:
        rule = self.t.of("present", "note_talk")
        for n, question in enumerate(questions):
            size = size_of(width_of(question), beside=False)
            yield self.slide("discussion", question, *((intro, rule) if n == 0 else ()), size=size)

    def tips(self, block: TipsBlock) -> Iterator[Slide]:
        for tip in block.items:
            source = self.library.citations[tip.source].text if tip.source else None
            picture = tip.picture
            text = f"**{tip.title}**\n\n{tip.text}" if tip.text else f"**{tip.title}**"
            yield from self.words(text, source, picture=picture)
        for pair in block.say_instead:
            size = size_of(width_of(pair.say) + width_of(pair.instead) + 130, beside=False)
            yield self.slide("pair", pair, size=size)

    def questions(self, entry: QuizEntry) -> Iterator[Slide]:
        for question in entry.quiz.all_questions:
            kind = "scenario" if question.type == "scenario" else "question"
            yield self.slide(kind, question, *self.about(question), owner=entry, item=question.id)

    def about(self, question: AnyQuestion) -> Iterator[str]:
        """What a teacher has to know of a question: the answer is on the slide itself."""
        if question.rationale:
            yield " ".join(question.rationale.split())
        if question.source:
            yield self.library.citations[question.source].text

    def play(self, block: RoleplayBlock) -> Iterator[Slide]:
        yield self.slide("parts", block, block.place, *block.props, size="usual")
        letters = block.letters
        before = None
        for line in block.lines:
            speakers = [(letters[part.id], part) for part in block.speakers(line)]
            size = size_of(width_of(line.say) + LABEL_COLUMNS, beside=False)
            data = Spoken(line=line, speakers=speakers, before=before)
            yield self.slide("line", data, line.does, size=size)
            before = (line, speakers)
        yield from self.words(block.again)


def slides_of(entry: LessonEntry, library: Library, t: Strings) -> tuple[Slide, ...]:
    """The slides of a lesson, the first with its title; empty where a class has nothing to see."""
    maker = _Maker(entry, library, t)
    lesson = entry.lesson
    cuts = cut_of(lesson, library.quizzes)
    slides: list[Slide] = []
    for index, block in enumerate(lesson.blocks):
        if lesson.kind == "script" and isinstance(block, ProseBlock):
            continue  # it speaks to the teacher: see _start
        id = block.id or f"{block.type}-{index + 1}"
        title = block.title or t.of("blocks", block.type)
        minutes = block.minutes if block.type != "call-calendar" else None
        made = list(maker.of(block))
        for number, slide in enumerate(made, 1):
            slides.append(
                replace(
                    slide,
                    id=id if len(made) == 1 else f"{id}-{slide.item or number}",
                    title=title,
                    block=id,
                    cuts=cuts_with(cuts, index, slide.item),
                    minutes=minutes,
                    number=number,
                    of=len(made),
                )
            )
    if not slides:
        return ()
    return _finished([_start(maker), *_slip_last(slides)])


def _start(maker: _Maker) -> Slide:
    lesson = maker.entry.lesson
    words = maker.t.words["present"]
    rules = [words["note_rules"]] if lesson.kind in ("lecture", "reading") else []
    rules += [words["note_sensitive"]] if lesson.sensitive or lesson.adult_led else []
    if lesson.kind == "script":
        texts = [block.text for block in lesson.blocks if isinstance(block, ProseBlock)]
        rules += [part for text in texts for part in text.split("\n\n")]
    size = size_of(width_of(lesson.title) * 7, beside=False)
    return maker.slide(
        "start", lesson, *lesson.objectives, *rules, id="start", minutes=None, size=size
    )


def _slip_last(slides: list[Slide]) -> list[Slide]:
    """What goes home comes at the end, wherever it stands in the lesson."""
    return sorted(slides, key=lambda slide: slide.kind == "slip")


def _finished(slides: list[Slide]) -> tuple[Slide, ...]:
    """Each address once; each question knows from where to teach again."""
    again = next((s for s in slides if s.kind == "step"), None)
    again = again or next((s for s in slides if s.kind == "fact"), None)
    taken: set[str] = set()
    finished = []
    for slide in slides:
        id = slide.id
        while id in taken:
            id += "-x"
        taken.add(id)
        back = again.id if again and slide.kind in ("question", "scenario") else None
        finished.append(replace(slide, id=id, again=back))
    return tuple(finished)
