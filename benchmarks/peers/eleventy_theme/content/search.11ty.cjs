exports.data = { permalink: "search.json", eleventyImport: { collections: ["lesson"] } }

exports.render = ({ collections }) =>
  JSON.stringify(
    collections.lesson.map((page) => ({
      url: page.url,
      title: page.data.title,
      text: page.templateContent.replace(/<[^>]*>/g, ""),
    })),
  )
