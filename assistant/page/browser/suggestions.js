// Questions that the library answers, each of which the server has checked: first ones, and such as may follow an answer.
"use strict";

(({ make, button }, briefings) => {
  const { root } = briefings;
  // Milliseconds until the server is asked again, and how often at most.
  const PAUSE = 1500;
  const TIMES = 60;

  // Waits until questions were found; none where that takes too long, or they are no longer `isWanted`.
  async function found(name, wanted, isWanted) {
    for (let times = 0; times < TIMES && isWanted(); times += 1) {
      const told = await briefings.call(name, wanted);
      if (told.kind !== "suggested") return [];
      if (told.is_ready) return told.questions;
      await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    }
    return [];
  }

  function draw(place, heading, questions) {
    if (!questions.length || !place?.isConnected) return;
    // It was checked against the whole library, whatever is chosen on the page.
    const ask = (question) => () => briefings.ask({ question, scope: null, only: [] });
    place.replaceChildren(make("h3", {}, heading), make("ul", {}, ...questions.map((question) =>
      make("li", {}, button({ class: "suggestion asks", onclick: ask(question) }, question)))));
  }

  async function first() {
    const place = root("first-questions");
    if (place && !place.dataset.asked) {
      place.dataset.asked = "1";
      draw(place, "For example", await found("first_questions", {}, () => place.isConnected));
    }
  }

  async function following(turn) {
    const place = root("follow-ups");
    if (!place) return;
    place.replaceChildren();
    place.dataset.turn = turn.id;
    const isLast = () => place.isConnected && place.dataset.turn === turn.id;
    const questions = turn.kind === "answered" || turn.kind === "refused" ? await found("follow_ups", { turn: turn.id }, isLast) : [];
    if (isLast()) draw(place, turn.kind === "refused" ? "The briefings do answer" : "You may also ask", questions);
  }

  // The welcome is drawn again whenever the library changes.
  new MutationObserver(first).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("turn", (event) => following(event.detail));
})(window.dom, window.briefings);
