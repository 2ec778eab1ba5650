"""A small site in English with an Arabic edition: the proof that pages run from right to left."""

from __future__ import annotations

import json

from tests.support.sites import Files

CATALOGUE = {
    "language": {"name": "العربية", "tag": "ar", "dir": "rtl"},
    "pages": {
        "skip": "إلى المحتوى",
        "menu": "القائمة",
        "close": "إغلاق",
        "search": "بحث",
        "home": "الرئيسية",
        "previous": "السابق",
        "next": "التالي",
        "up": "أعلى",
        "down": "أسفل",
        "check": "تحقق من إجابتي",
        "minutes_one": "دقيقة واحدة",
        "minutes_two": "دقيقتان",
        "minutes_few": "{n} دقائق",
        "minutes_other": "{n} دقيقة",
        "not_found": "هذه الصفحة غير موجودة",
        "story_on": "تابع",
        "see_results": "نتائجي",
    },
    "roles": {"child": {"title": "أنا أتعلم", "door": "أنا طفل", "summary": "اقرأ وتدرب."}},
    "client": {"correct": "هذا صحيح.", "incorrect": "ليس بعد."},
}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320">
<rect width="480" height="320" fill="#cddba9"/><path d="M0 120h480v120H0z" fill="#c9c5bf"/></svg>
"""
LESSON = """\
kind: tool
title: {title}
summary: Two steps.
minutes: 3
order: {order}
review: {{role: nurse, by: Amal, on: 2026-11-22}}
blocks:
  - type: tips
    items: [{{title: Call, text: Call at six.}}]
  - type: steps
    items: [{{text: Step back., say: Stay back!}}, {{text: Shout.}}]
  - type: discussion
    questions: [Who helps you?, Where do you wait?]
  - type: checklist
    items: [I called.]
  - type: quiz
    quiz: a/small
"""
LESSON_AR = """\
title: {title}
summary: خطوتان.
blocks:
  - items: [{{title: اتصل, text: اتصل عند السادسة.}}]
  - items: [{{text: ارجع إلى الوراء., say: ابقَ بعيدًا!}}, {{text: اصرخ.}}]
  - questions: [من يساعدك؟, أين تنتظر؟]
  - items: [اتصلتُ.]
  - {{}}
"""
QUIZ = """\
title: Small quiz
questions:
  - type: ordering
    id: steps
    stem: In which order?
    items: [{id: back, text: Step back}, {id: shout, text: Shout}, {id: call, text: Call}]
  - type: hotspot
    id: road
    stem: Where is it safe?
    picture: {src: road.svg, alt: A road}
    regions:
      - {id: path, text: On the path, shape: rect, at: [5, 40, 20, 30], correct: yes}
      - {id: bend, text: In the bend, shape: circle, at: [70, 50, 12]}
  - type: single-choice
    id: first
    stem: What first?
    choices: [{id: shout, text: Shout, correct: true}, {id: run, text: Run}]
  - type: scenario
    id: shoe
    stem: The shoe
    nodes:
      - id: bank
        text: A shoe floats off.
        choices:
          - {id: wade, text: Wade in, safe: false, feedback: The mud slides.}
          - {id: leave, text: Leave it, safe: true, feedback: He hears., to: home}
      - {id: home, text: Grandpa hooks it., ending: safe, say: A shoe can be bought.}
  - type: matching
    id: pairs
    stem: What fits?
    pairs: [{id: a, text: Fire, match: "119"}, {id: b, text: Police, match: "110"}]
  - {type: short-text, id: word, stem: Which word?, accept: help}
"""
QUIZ_AR = """\
title: اختبار صغير
questions:
  - id: steps
    stem: بأي ترتيب؟
    items: [{id: back, text: ارجع إلى الوراء}, {id: shout, text: اصرخ}, {id: call, text: اتصل}]
  - id: road
    stem: أين المكان الآمن؟
    picture: {alt: طريق}
    regions: [{id: path, text: على الرصيف}, {id: bend, text: في المنعطف}]
  - id: first
    stem: ما أول شيء؟
    choices: [{id: shout, text: أصرخ}, {id: run, text: أركض}]
  - id: shoe
    stem: الحذاء
    nodes:
      - id: bank
        text: حذاء يطفو بعيدًا.
        choices:
          - {id: wade, text: أنزل إلى الماء, feedback: الطين ينزلق.}
          - {id: leave, text: أتركه, feedback: إنه يسمع.}
      - {id: home, text: الجد يسحبه., say: يمكن شراء حذاء.}
  - id: pairs
    stem: ما الذي يناسب؟
    pairs: [{id: a, text: نار, match: "119"}, {id: b, text: شرطة, match: "110"}]
  - {id: word, stem: أي كلمة؟, accept: ساعدوني}
"""
CONFIG = """\
site_name: Test site
docs_dir: content
theme:
  name: material
  custom_dir: overrides
plugins:
  - hornbook:
      translations: {ar: {site_name: موقع}}
"""
SITE: Files = {
    "mkdocs.yml": CONFIG,
    "overrides/hornbook/locales/ar.json": json.dumps(CATALOGUE, ensure_ascii=False),
    "content/index.ar.md": "---\nhornbook: home\n---\n# مكان للتعلم\n",
    "content/index.md": "---\nhornbook: home\n---\n# Home\n",
    "lessons/a/guide.yml": LESSON.format(title="Small guide", order=2),
    "lessons/a/guide.ar.yml": LESSON_AR.format(title="دليل صغير"),
    "lessons/a/before.yml": LESSON.format(title="Before", order=1),
    "lessons/a/before.ar.yml": LESSON_AR.format(title="قبل"),
    "lessons/a/later.yml": LESSON.format(title="Later", order=3),
    "lessons/a/later.ar.yml": LESSON_AR.format(title="بعد"),
    "quizzes/a/small.yml": QUIZ,
    "quizzes/a/small.ar.yml": QUIZ_AR,
    "quizzes/a/road.svg": SVG,
}
