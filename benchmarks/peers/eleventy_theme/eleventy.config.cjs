module.exports = (config) => {
  config.addPassthroughCopy("content/**/*.png")
  config.addPassthroughCopy({ assets: "." })
  config.addGlobalData("permalink", () => (data) => `${data.page.filePathStem}.html`)
  return {
    dir: { input: "content", includes: "../_includes", output: "site" },
    markdownTemplateEngine: false,
  }
}
