const { base } = require("./base.cjs")

exports.render = (data) => base(data, data.content)
