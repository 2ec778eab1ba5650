"""The quiz as a plain HTML form, for peers that have no quiz: the same words, a short script."""

from __future__ import annotations

from html import escape

from course import Choice, Lesson, Question

SCRIPT = """\
for (const quiz of document.querySelectorAll(".quiz")) {
  quiz.querySelector("button").addEventListener("click", () => {
    for (const input of quiz.querySelectorAll("input"))
      input.parentElement.nextElementSibling.hidden = !input.checked
  })
}
"""


def form(lesson: Lesson) -> str:
    """All questions of a lesson, without an empty line, so that Markdown takes it as it is."""
    return "\n".join(map(_question, lesson.questions))


def _question(question: Question) -> str:
    choices = "\n".join(_choice(choice, question) for choice in question.choices)
    return (
        f'<form class="quiz"><fieldset>\n<legend>{escape(question.stem)}</legend>\n{choices}\n'
        '<button type="button">Check</button>\n</fieldset></form>\n'
    )


def _choice(choice: Choice, question: Question) -> str:
    kind = "checkbox" if question.multiple else "radio"
    box = f'<input type="{kind}" name="{question.id}" value="{choice.id}"'
    box += f' data-correct="{str(choice.correct).lower()}">'
    feedback = f'<p class="feedback" hidden>{escape(choice.feedback)}</p>'
    return f"<label>{box} {escape(choice.text)}</label>\n{feedback}"
