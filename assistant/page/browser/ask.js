// The box for questions. Offers fillIn(question, instead), which puts a question into it, and answering(is), which says
// whether one is being answered. What is chosen on the page for every question stands in briefings.limits: a list of
// () => a piece of the wish.
"use strict";

(({ make, button }, turns, briefings) => {
  const { root } = briefings;
  let box, send, stop, editing, problem;
  // The turn whose place the question in the box is to take, "" for none.
  let instead = "";

  function begin() {
    box = make("textarea", { "aria-label": "Question", rows: "1", placeholder: "Ask the briefings…" });
    send = make("button", { type: "submit", class: "primary" }, "Ask");
    stop = button({ class: "primary", hidden: true, onclick: () => briefings.stopAnswer() }, "Stop");
    editing = make("p", { class: "editing", hidden: true }, "This takes the place of your last question. ", button({ class: "plain", onclick: () => fillIn("", "") }, "Cancel"));
    // Not maxlength: it would cut what is pasted, without a word.
    problem = make("p", { class: "problem", role: "alert" });
    const form = make("form", { id: "question", "aria-label": "Ask the briefings" }, box, send, stop);
    const natures = turns.natureBoxes([]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      problem.textContent = turns.tooLong(box.value);
      if (!problem.textContent && briefings.ask({ question: box.value, instead })) fillIn("", "");
    });
    box.addEventListener("keydown", (event) => {
      // Enter ends a word, not a question, where words are put together from several keys.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    box.addEventListener("input", () => {
      if (problem.textContent) problem.textContent = turns.tooLong(box.value);
      fit();
    });
    briefings.limits.push(() => ({ only: turns.chosen(natures) }));
    root("ask").replaceChildren(make("div", { id: "limits" }), editing, problem, form, make("div", { id: "natures" }, natures));
  }

  // As high as what is typed, up to six lines.
  function fit() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 6 * 24 + 12)}px`;
  }

  function fillIn(question, turn) {
    box.value = question;
    instead = turn;
    editing.hidden = !turn;
    problem.textContent = "";
    fit();
    box.focus();
  }

  function answering(is) {
    if (!box) return;
    const from = document.activeElement;
    const wasHere = from === (is ? send : stop);
    // What was pressed to ask may have gone with the answer that it stood at.
    const isLost = is && !send.hidden && (from === document.body || !from?.checkVisibility());
    send.hidden = is;
    stop.hidden = !is;
    // What is being asked is the last question now.
    if (is) { instead = ""; editing.hidden = true; }
    if (wasHere || isLost) (is ? stop : box).focus();
  }

  Object.assign(briefings, { fillIn, answering });
  briefings.part("ask", { begin });
})(window.dom, window.turns, window.briefings);
