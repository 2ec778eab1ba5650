const { base, escape, link } = require("./base.cjs")

const choice = (question) => (each) => `<label><input type="${
  question.multiple ? "checkbox" : "radio"
}" name="${question.id}" value="${each.id}" data-correct="${each.correct}"> ${escape(each.text)}</label>
<p class="feedback" hidden>${escape(each.feedback)}</p>`

const form = (question) => `<form class="quiz">
<fieldset>
<legend>${escape(question.stem)}</legend>
${question.choices.map(choice(question)).join("\n")}
<button type="button">Check</button>
</fieldset>
</form>`

exports.render = (data) => {
  const unit = data.collections[data.unit]
  const at = unit.findIndex((page) => page.url === data.page.url)
  const item = (page) => `<li>${link(page, page === unit[at] ? ' aria-current="page"' : "")}</li>`
  return base(
    data,
    `<nav aria-label="Unit"><ul>${unit.map(item).join("\n")}</ul></nav>
${data.content}
<h2 id="quiz">Quiz</h2>
${data.quiz.map(form).join("\n")}
<nav aria-label="Lessons">
${at > 0 ? link(unit[at - 1], ' rel="prev"') : ""}
${at + 1 < unit.length ? link(unit[at + 1], ' rel="next"') : ""}
</nav>`,
  )
}
