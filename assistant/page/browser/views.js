// Views of the library, in the place of the conversation: what happened when, what changed. Each line opens its sentence.
// Offers closeView().
"use strict";

(({ make, button, dateField }, turns, menus, briefings) => {
  const ABOUT_LONGEST = 200;
  let panel = null;
  // What to return to when it is closed.
  let openedFrom = null;
  // How often something was asked for: what comes of anything but the latest is not shown.
  let asked = 0;

  // ---- the panel --------------------------------------------------------------------------------------------------

  function show(title, about, ...children) {
    closeView();
    openedFrom = document.activeElement;
    const heading = make("h2", { tabindex: "-1" }, title);
    panel = make("section", { class: "views", "aria-label": title },
      make("div", { class: "bar" }, heading, button({ class: "plain", onclick: leave }, "Back to the chat")),
      make("p", { class: "muted" }, about), ...children);
    const pane = document.getElementById("chat-pane");
    for (const other of pane.children) other.inert = true;
    pane.append(panel);
    briefings.showPane("chat");
    heading.focus();
    return panel;
  }

  function closeView() {
    asked += 1;
    panel?.remove();
    panel = null;
    for (const other of document.getElementById("chat-pane").children) other.inert = false;
  }

  function leave() {
    closeView();
    // An item of a menu that has closed can hold no focus.
    const from = openedFrom?.checkVisibility() ? openedFrom : [...document.querySelectorAll("#header .opens")].find((one) => one.checkVisibility());
    from?.focus();
  }

  // Where results are drawn: what is said of them is announced, they themselves are not.
  const results = () => make("div", { class: "results" }, make("p", { class: "muted", role: "status" }), make("div", {}));

  // Asks the server and draws what it tells.
  async function fill(place, name, wanted, draw) {
    const mine = ++asked;
    const [status, drawn] = place.children;
    status.textContent = "Reading the briefings…";
    drawn.replaceChildren();
    const told = await briefings.call(name, wanted);
    if (mine !== asked || !place.isConnected) return;
    status.textContent = told.reason || told.notes.join(" ");
    status.classList.toggle("failure", Boolean(told.reason));
    if (!told.reason) drawn.replaceChildren(...draw(told, wanted));
  }

  const act = {
    open(told, quote, event) {
      briefings.open({ briefing: quote.briefing, sentence: quote.sentence, citations: told.citations }, event.currentTarget);
    },
  };

  const cited = (told, number) => told.citations.find((quote) => quote.number === number);
  const matter = (words, value) => {
    const field = make("input", { type: "text", name: "about", maxlength: String(ABOUT_LONGEST), autocomplete: "off" });
    field.value = value;
    return [make("label", {}, make("span", {}, words), field), field];
  };

  function form(fields, words, onsubmit) {
    const made = make("form", { class: "ask-view" }, ...fields, make("button", { type: "submit", class: "primary" }, words));
    made.addEventListener("submit", (event) => { event.preventDefault(); onsubmit(); });
    return made;
  }

  // ---- timeline ---------------------------------------------------------------------------------------------------

  function showTimeline() {
    const place = results();
    const [label, field] = matter("Of what?", "");
    field.required = true;
    const draw = () => fill(place, "show_timeline", { about: field.value }, drawTimeline);
    show("Timeline", "What happened in a matter, in order: “the ferry contract”, “talks in Geneva”.", form([label], "Show", draw), place);
    field.focus();
  }

  function showTimelineOf(turn) {
    const place = results();
    show("Timeline of the answer", `What is cited for “${turn.question}”, in the order of its days.`, place);
    fill(place, "show_timeline", { turn: turn.id }, drawTimeline);
  }

  function drawTimeline(told, wanted) {
    if (!told.events.length) return [];
    const picture = async () => briefings.keep(await briefings.call("draw_timeline", wanted));
    return [
      make("ol", { class: "events" }, ...told.events.map((event) => drawEvent(told, event))),
      button({ class: "plain", onclick: picture }, "Save as a picture (SVG)"),
    ];
  }

  function drawEvent(told, event) {
    const open = (pressed) => act.open(told, cited(told, event.numbers[0]), pressed);
    return make("li", {},
      button({ class: "event", onclick: open },
        make("span", { class: "when" }, event.when, event.dated_by ? make("span", { class: "muted" }, ` (${event.dated_by})`) : ""),
        make("span", {}, event.text)),
      make("span", { class: "chips" }, ...event.numbers.flatMap((number) => [turns.chip(told, number, act), " "])));
  }

  // ---- what changed -----------------------------------------------------------------------------------------------

  function showChanges() {
    const place = results();
    const since = dateField({ name: "since", required: true });
    const [label, field] = matter("Of what? (empty: of everything)", "");
    const draw = () => fill(place, "show_changes", { since: since.value, about: field.value }, drawChanges);
    show("What changed", "What briefings since a day say that earlier ones did not. Neither of two sentences is chosen.",
      form([make("label", {}, make("span", {}, "Since"), since), label], "Compare", draw), place);
    since.focus();
  }

  function drawChanges(told) {
    return told.stories.flatMap((story) => [
      story.heading ? make("h3", {}, story.heading) : "",
      ...story.changed.map((change) => turns.drawConflict(told, change, act)),
      story.new.length ? make("ul", { class: "citations" }, ...story.new.map((number) => drawNew(told, cited(told, number)))) : "",
    ]);
  }

  const drawNew = (told, quote) => make("li", {}, turns.citation(told, quote, act));

  // ---- overview ---------------------------------------------------------------------------------------------------

  function showOverview() {
    const [label, field] = matter("Of what? (empty: of everything)", "");
    const ask = () => {
      const about = field.value.trim();
      if (briefings.ask({ question: about ? `What do we know about ${about}?` : "Summarise the briefings." })) closeView();
    };
    show("Overview", "The main stories, by heading, each line with the sentence it rests on. The answer comes in the chat.", form([label], "Tell me", ask));
    field.focus();
  }

  Object.assign(briefings, { closeView });
  briefings.headerTools.push(() => menus.menu("Views", {}, [
    { words: "Timeline", about: "What happened, in order", onclick: showTimeline },
    { words: "What changed", about: "What new briefings say that earlier ones did not", onclick: showChanges },
    { words: "Overview", about: "The main stories, or all that is known of one", onclick: showOverview },
  ]));
  briefings.tools.push((turn) => (turn.kind === "answered"
    ? button({ class: "tool", title: "What is cited, in the order of its days", onclick: () => showTimelineOf(turn) }, "Timeline") : null));
  document.addEventListener("keydown", (event) => {
    const isBehind = document.body.dataset.reader || document.querySelector("dialog[open], :popover-open");
    if (event.key === "Escape" && panel && !isBehind) leave();
  }, true); // before the reader closes itself by the same key
})(window.dom, window.turns, window.menus, window.briefings);
