// Draws one turn of the conversation. Knows nothing of gradio, nor of the rest of the page: what its buttons do comes
// as `act`: {open(turn, quote, event), openNear(quote, event), ask(wish)}.
"use strict";

window.turns = (({ make, button, dateField, beside }) => {
  const LONGEST_QUESTION = 2000; // as in assistant/question.py
  // Further conflicts are folded away: the answer comes first.
  const CONFLICTS_SHOWN = 2;
  const NATURES = {
    reported: "Told as a fact by the briefing itself",
    attributed: "Somebody else's word, whose it is stands beside it",
    assessed: "A judgement: what may be, or is likely",
  };

  function draw(turn, act) {
    return make("article", { class: "turn", "data-turn": turn.id, "data-status": turn.kind },
      make("h2", { class: "question" }, turn.question), drawEnd[turn.kind](turn, act));
  }

  const drawEnd = {
    asking: (turn, act) => make("div", { class: "answer" },
      make("p", { class: "searching muted" }, doing(turn)),
      make("div", { class: "so-far" }, ...turn.claims.map((claim) => drawClaim(turn, claim, act)))),

    stopped: (turn, act) => make("div", { class: "answer" },
      ...turn.claims.map((claim) => drawClaim(turn, claim, act)),
      turn.citations.length ? make("h3", {}, "Rests on") : "",
      turn.citations.length ? make("ol", { class: "citations" }, ...turn.citations.map((quote) => make("li", {}, citation(turn, quote, act)))) : "",
      make("p", { class: "stopped" }, turn.claims.length ? "Stopped. What had been checked by then stands here." : "Stopped before anything was checked.")),

    answered: (turn, act) => make("div", { class: "answer" },
      drawTerms(turn.terms, act),
      ...turn.claims.flatMap((claim) => [claim.heading ? make("h3", { class: "story" }, claim.heading) : "", drawClaim(turn, claim, act)]),
      ...drawConflicts(turn, act),
      make("h3", {}, "Rests on"),
      make("ol", { class: "citations" }, ...turn.citations.map((quote) => make("li", {}, citation(turn, quote, act)))),
      make("p", { class: "muted" }, [turn.verdict, turn.note, turn.searched].filter(Boolean).join(" "))),

    choosing: (turn, act) => make("div", { class: "choosing" },
      make("h3", {}, "Which do you mean?"),
      make("ul", { class: "choices" }, ...turn.choices.map((choice) => make("li", {}, choiceButton(turn, choice, act))))),

    refused: (turn, act) => make("div", { class: "refusal" },
      drawTerms(turn.terms, act),
      make("h3", {}, "The briefings do not say."),
      make("p", {}, turn.searched),
      turn.missing.length ? make("p", {}, "Not mentioned in them: ", ...listWords(turn.missing), ".") : "",
      turn.nearest.length ? make("h4", {}, "Nearest sentences, which do not answer:") : "",
      turn.nearest.length ? make("ul", { class: "nearest" }, ...turn.nearest.map((quote) => make("li", {}, near(quote, act)))) : "",
      make("div", { class: "wider" }, ...askMoreWidely(turn.terms, act))),

    failed: (turn) => make("div", { class: "failure", role: "alert" }, make("h3", {}, "This question was not answered"), make("p", {}, turn.reason)),
  };

  const doing = (turn) => (turn.claims.length ? "Writing; each sentence is shown when it is checked…" : "Searching the briefings…");

  // Adds what has come since to a turn that is being answered; says whether it could.
  function grow(node, turn, act) {
    const place = node.querySelector(".so-far");
    if (!place || place.childElementCount > turn.claims.length) return false;
    place.append(...turn.claims.slice(place.childElementCount).map((claim) => drawClaim(turn, claim, act)));
    node.querySelector(".searching").textContent = doing(turn);
    return true;
  }

  const listWords = (words) => words.flatMap((word, i) => (i ? [", ", make("strong", {}, word)] : [make("strong", {}, word)]));

  function choiceButton(turn, choice, act) {
    const ask = () => act.ask({ question: choice, scope: turn.terms.given, only: turn.terms.only });
    return button({ class: "choice asks", onclick: ask }, choice);
  }

  // ---- claims, what they rest on, what disagrees ------------------------------------------------------------------

  function drawClaim(turn, claim, act) {
    const chips = claim.numbers.flatMap((number) => [" ", chip(turn, number, act)]);
    const judged = claim.judged || claim.reasons.length;
    return make("div", { class: "claim", "data-verdict": claim.verdict },
      make("p", {}, claim.text, ...chips, claim.corroboration ? make("span", { class: "muted" }, ` (${claim.corroboration})`) : ""),
      judged ? make("div", { class: "judged" },
        claim.judged ? make("p", { class: "verdict" }, claim.judged) : "",
        ...claim.reasons.map((reason) => make("p", { class: "reason" }, reason))) : "");
  }

  // A sentence's nature is told by the shape before it too, not by words alone, and by no colour.
  const shape = (nature) => make("span", { class: "shape", "data-nature": nature, "aria-hidden": "true" });

  function chip(turn, number, act) {
    const quote = turn.citations.find((cited) => cited.number === number);
    const label = `Citation ${number}: ${quote.title}, ${quote.date}. ${quote.account}`;
    const marks = turn.citations.filter((cited) => cited.briefing === quote.briefing).map((cited) => cited.sentence);
    const peeked = { "data-said": quote.text, "data-whence": beside(quote.title, quote.date, quote.section, quote.account), "data-marks": marks.join(" ") };
    return button({ class: "chip", "aria-label": label, ...peeked, onclick: (event) => act.open(turn, quote, event) },
      shape(quote.nature), String(number));
  }

  function citation(turn, quote, act) {
    return button({ class: "quote", onclick: (event) => act.open(turn, quote, event) },
      make("span", { class: "number" }, String(quote.number)), " ",
      make("span", {}, make("span", { class: "title" }, quote.title), " ", whence(quote), quote.is_said ? "" : said(quote)));
  }

  const near = (quote, act) => button({ class: "quote", onclick: (event) => act.openNear(quote, event) },
    make("span", {}, said(quote), " ", make("span", { class: "title" }, quote.title), " ", whence(quote)));

  const said = (quote) => make("span", { class: "said" }, `“${quote.text}”`);

  const whence = (quote) => make("span", { class: "muted whence" }, `${beside(quote.date, quote.section)} · `, account(quote), quote.days && ` · ${quote.days}`);

  const account = (quote) => make("span", { class: "account" }, shape(quote.nature), quote.account);

  function drawConflicts(turn, act) {
    const cards = turn.conflicts.map((conflict) => drawConflict(turn, conflict, act));
    const more = cards.splice(CONFLICTS_SHOWN);
    if (!more.length) return cards;
    return [...cards, make("details", { class: "more" }, make("summary", {}, `${more.length} more of this kind`), ...more)];
  }

  function drawConflict(turn, conflict, act) {
    return make("section", { class: "conflict", "data-sure": String(conflict.is_sure), "aria-label": conflict.heading },
      make("h3", {}, conflict.heading),
      make("div", { class: "sides" }, ...conflict.sides.map((side) => drawSide(turn, side, act))));
  }

  function drawSide(turn, side, act) {
    const quote = turn.citations.find((cited) => cited.number === side.number);
    return make("figure", { class: "side" },
      make("figcaption", {}, make("strong", {}, side.lead), ` · ${quote.date}`),
      make("blockquote", {}, "“", side.before, side.differs ? make("em", {}, side.differs) : "", side.after, "” ", chip(turn, side.number, act)),
      make("p", { class: "muted" }, account(quote)));
  }

  // ---- what was searched for and where, and asking again ----------------------------------------------------------

  const isNarrowed = (terms) => Boolean(terms.since || terms.until || terms.tags.length || terms.briefings.length);

  // Each widens what is narrowed, and leaves the other as it is.
  function askMoreWidely(terms, act) {
    const offer = (words, wider) => button({ class: "plain asks", onclick: () => act.ask({ question: terms.question, scope: terms.given, only: terms.only, ...wider }) }, words);
    return [
      isNarrowed(terms) ? offer("Search all briefings instead", { scope: {} }) : "",
      terms.only.length ? offer("Ask of all natures instead", { only: [] }) : "",
    ];
  }

  // As Python counts them, and as the command says it; "" where it is short enough.
  function tooLong(question) {
    const { length } = [...question.trim()];
    return length > LONGEST_QUESTION
      ? `The question has ${length.toLocaleString("en")} characters; at most ${LONGEST_QUESTION.toLocaleString("en")} are read.` : "";
  }

  function drawTerms(terms, act) {
    const place = make("div", { class: "terms", role: "group", "aria-label": "What was searched for" });
    const chip = (field, words, lead) => {
      const pressed = (event) => edit(place, field, event.currentTarget, terms, act);
      return button({ class: "term", "aria-expanded": "false", title: "Change this and ask again", onclick: pressed },
        make("span", {}, lead ? make("span", { class: "lead" }, lead) : "", words));
    };
    place.append(
      chip("question", terms.is_as_asked ? "as asked" : terms.question, "Searched for: "),
      chip("since", terms.limits),
      ...(terms.natures ? [chip("only", terms.natures)] : []),
    );
    return place;
  }

  // Opens the form at a field; pressing the same chip again closes it.
  function edit(place, field, from, terms, act) {
    const wasOpen = from.getAttribute("aria-expanded") === "true";
    const close = () => {
      place.querySelector("form")?.remove();
      for (const chip of place.querySelectorAll(".term")) chip.setAttribute("aria-expanded", "false");
      from.focus();
    };
    close();
    if (wasOpen) return;
    from.setAttribute("aria-expanded", "true");
    place.append(askAgain(terms, act, close));
    place.querySelector(`form [name="${field}"]`).focus();
  }

  function askAgain(terms, act, close) {
    const question = make("textarea", { name: "question", rows: "2", required: true });
    question.value = terms.question;
    const since = dateField({ name: "since", value: terms.since });
    const until = dateField({ name: "until", value: terms.until });
    const natures = natureBoxes(terms.only);
    const labelled = (words, field) => make("label", {}, make("span", {}, words), field);
    const allDates = () => { since.value = ""; until.value = ""; isInOrder(); };
    const isInOrder = () => {
      question.setCustomValidity(tooLong(question.value));
      until.setCustomValidity(since.value && until.value && since.value > until.value ? "This lies before the first day." : "");
    };
    isInOrder();
    const form = make("form", { class: "again", "aria-label": "Ask again" },
      labelled("Question", question),
      make("div", { class: "days" }, labelled("Reports from", since), labelled("to", until), button({ class: "plain", onclick: allDates }, "All dates")),
      natures,
      make("div", { class: "do" }, make("button", { type: "submit", class: "primary asks" }, "Ask again"), button({ class: "plain", onclick: close }, "Cancel")));
    form.addEventListener("input", isInOrder);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === question) form.requestSubmit();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      // Dates that nobody touched are those of the words, and other words may have others.
      const isSame = since.value === terms.since && until.value === terms.until;
      const scope = { since: since.value || null, until: until.value || null, tags: terms.tags, briefings: terms.briefings };
      if (act.ask({ question: question.value, scope: isSame ? terms.given : scope, only: chosen(natures) })) close();
    });
    return form;
  }

  function natureBoxes(ticked) {
    const box = (nature) => {
      const input = make("input", { type: "checkbox", name: "only", value: nature });
      input.checked = ticked.includes(nature);
      return make("label", { title: NATURES[nature] }, input, shape(nature), nature);
    };
    return make("fieldset", { class: "natures" }, make("legend", {}, "Only sentences that are"), ...Object.keys(NATURES).map(box));
  }

  const chosen = (natures) => [...natures.querySelectorAll("input:checked")].map((input) => input.value);

  return { draw, grow, natureBoxes, chosen, chip, citation, drawConflict, tooLong };
})(window.dom);
