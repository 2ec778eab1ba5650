for (const quiz of document.querySelectorAll(".quiz")) {
  quiz.querySelector("button").addEventListener("click", () => {
    for (const input of quiz.querySelectorAll("input"))
      input.parentElement.nextElementSibling.hidden = !input.checked
  })
}
