const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => SIGNS[sign])
const link = (page, more = "") => `<a href="${page.url}"${more}>${escape(page.data.title)}</a>`

const base = (data, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(data.title)}</title>
<link rel="stylesheet" href="/course.css">
<script src="/course.js" defer></script>
</head>
<body>
<header><a href="/index.html">Course</a></header>
<nav aria-label="Where am I">${data.part ?? ""} / ${data.unit ?? ""}</nav>
<main>
<h1>${escape(data.title)}</h1>
${main}
</main>
</body>
</html>
`

module.exports = { base, escape, link }
