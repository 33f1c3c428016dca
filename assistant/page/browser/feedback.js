// Thumbs at an answer, a note, and the evaluation set.
"use strict";

(({ make, button }, briefings) => {
  const LONGEST_NOTE = 2000;
  let made = 0;

  const thumb = (words, direction, onclick) =>
    button({ class: "tool thumb", "aria-label": words, "aria-pressed": "false", title: words, "data-thumb": direction, onclick });

  function tools(turn) {
    if (turn.kind !== "answered" && turn.kind !== "refused") return null;
    const place = make("span", { class: "thumbs", role: "group", "aria-label": "Was this helpful?" });
    const press = (isHelpful) => (event) => rate(turn, isHelpful, place, event.currentTarget);
    place.append(thumb("Helpful", "up", press(true)), thumb("Not helpful", "down", press(false)));
    return place;
  }

  async function rate(turn, isHelpful, place, pressed) {
    for (const other of place.querySelectorAll(".thumb")) other.setAttribute("aria-pressed", String(other === pressed));
    const article = place.closest(".turn");
    article.querySelector("form.opinion")?.remove();
    article.append(opinion(turn, isHelpful, pressed));
    article.lastElementChild.scrollIntoView({ block: "nearest" });
    say(article, await briefings.call("rate_answer", { turn: turn.id, is_helpful: isHelpful }));
  }

  const say = (article, told) => {
    const status = article.querySelector(".opinion [role=status]");
    if (status) status.textContent = told.words;
  };

  // A note, and which sentences are right, for the evaluation set.
  function opinion(turn, isHelpful, pressed) {
    const id = `opinion-${++made}`;
    const note = make("textarea", { rows: "2", maxlength: String(LONGEST_NOTE) });
    const boxes = quotes(turn).map((quote) => box(quote, isHelpful && quote.number > 0));
    const article = () => form.closest(".turn");
    const addExample = async () => {
      const sentences = boxes.filter(({ input }) => input.checked).map(({ sentence }) => sentence);
      say(article(), await briefings.call("add_example", { turn: turn.id, sentences }));
    };
    const close = () => { form.remove(); pressed.focus(); };
    const form = make("form", { class: "opinion", "aria-label": isHelpful ? "Helpful" : "Not helpful", "aria-live": "off" },
      make("p", { role: "status", class: "muted" }),
      make("label", {}, make("span", {}, isHelpful ? "What was good? (optional)" : "What was wrong? (optional)"), note),
      make("div", { class: "do" },
        make("button", { type: "submit", class: "primary" }, "Keep the note"),
        button({ class: "plain", onclick: addExample, "aria-describedby": id }, "Add to evaluation set"),
        button({ class: "plain", onclick: close }, "Close")),
      make("details", { open: !isHelpful },
        make("summary", {}, "Sentences that answer it"),
        make("p", { class: "muted", id }, "The evaluation set holds questions that the program is measured with, and the sentences that answer each. None ticked: the briefings do not say."),
        make("fieldset", { "aria-label": "Sentences that answer it" }, ...boxes.map(({ label }) => label))));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      say(article(), await briefings.call("rate_answer", { turn: turn.id, is_helpful: isHelpful, note: note.value }));
    });
    return form;
  }

  // Those that are cited; of a refusal those that came nearest.
  const quotes = (turn) => (turn.kind === "answered" ? turn.citations : turn.nearest);

  function box(quote, isTicked) {
    const input = make("input", { type: "checkbox" });
    input.checked = isTicked;
    const number = quote.number ? `[${quote.number}] ` : "";
    return { input, sentence: quote.sentence, label: make("label", {}, input, make("span", {}, `${number}${quote.text}`)) };
  }

  briefings.tools.push(tools);
})(window.dom, window.briefings);
