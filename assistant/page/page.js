// Draws the page. Everything shown is set as text, never as markup: briefings and questions come from anyone.
"use strict";

window.briefings = (({ make, button }, turns) => {
  // Milliseconds without a key pressed until a title is searched for.
  const PAUSE = 150;

  // The parts of the page by name, as gradio hands them over: {element, trigger, props, watch}.
  const parts = {};
  // The version last drawn of each part: an older one may still arrive after it.
  const drawn = {};
  // What to return to when the reader is closed.
  let openedFrom = null;

  const root = (name) => document.getElementById(name);

  // ---- one pane at a time, where there is no room for more --------------------------------------------------------

  function showPane(name) {
    document.body.dataset.pane = name;
    for (const tab of document.querySelectorAll("#header [data-tab]"))
      tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
  }

  // ---- header -----------------------------------------------------------------------------------------------------

  function drawHeader() {
    const tab = (name, words) => button({ "data-tab": name, "aria-pressed": "false", onclick: () => showPane(name) }, words);
    root("header").replaceChildren(
      make("h1", {}, "Briefing Assistant"),
      make("p", { class: "tagline" }, "Every sentence of an answer leads back to the sentences it rests on"),
      button({ class: "plain", id: "new-conversation", onclick: startAnew }, "New conversation"),
      make("nav", { "aria-label": "Panes" }, tab("library", "Briefings"), tab("chat", "Chat"), tab("reader", "Reader")),
    );
    showPane("chat");
  }

  function startAnew() {
    parts.header.trigger("clear", {});
    closeReader();
    root("chat").replaceChildren(welcome());
    showPane("chat");
    document.querySelector("#question textarea")?.focus();
  }

  // ---- library ----------------------------------------------------------------------------------------------------

  function drawLibrary(value) {
    const place = root("library");
    if (!place.firstChild) place.append(...libraryFrame());
    if (value.kind === "listed") list(value);
    else drawJob(value);
    if (value.kind === "added") {
      if (soughtTitle()) find();
      else list(value.listed);
    }
    document.body.dataset.ready = "1";
  }

  function libraryFrame() {
    const filter = make("input", { type: "search", id: "title-filter", maxlength: "200", placeholder: "Find a title", "aria-label": "Find a title" });
    let typing = 0;
    filter.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(find, PAUSE);
    });
    return [
      make("h2", {}, "Briefings ", make("span", { id: "card-count", class: "muted" })),
      make("div", { id: "job", role: "status" }),
      filter,
      make("ul", { id: "cards" }),
    ];
  }

  const soughtTitle = () => root("title-filter").value.trim();
  const find = () => parts.library.trigger("input", { title: soughtTitle() });

  // How many briefings the library holds; null until it is known.
  let held = null;

  function list(listed) {
    // A list of something typed before; that of what stands there now is on its way.
    if (listed.sought !== soughtTitle()) return;
    held = listed.problem ? null : listed.held;
    root("card-count").textContent = held === null ? "" : held.toLocaleString("en");
    root("title-filter").hidden = listed.held < 8 && !listed.sought;
    root("cards").replaceChildren(...listed.cards.map((card) => make("li", {}, cardButton(card))), ...listNotes(listed));
    markOpenCard();
    if (root("chat") && !root("chat").querySelector(".turn")) root("chat").replaceChildren(welcome());
  }

  function listNotes(listed) {
    const note = (words, attributes) => [make("li", { class: "muted", ...attributes }, words)];
    if (listed.problem) return note(listed.problem, { class: "failure", role: "alert" });
    if (listed.held && !listed.found) return note("No title has these words.");
    if (listed.cards.length === listed.found) return [];
    const [shown, found] = [listed.cards.length, listed.found].map((number) => number.toLocaleString("en"));
    return note(`The newest ${shown} of ${found} are listed. Find the others by title; a question searches them all.`);
  }

  function cardButton(card) {
    const open = (event) => openBriefing(parts.library, { briefing: card.id }, event.currentTarget);
    return button({ class: "card", "data-briefing": card.id, onclick: open },
      make("span", { class: "title" }, card.title), make("span", { class: "muted" }, card.date));
  }

  function markOpenCard() {
    const open = document.body.dataset.reader;
    for (const card of document.querySelectorAll("#cards .card"))
      card.setAttribute("aria-current", String(card.dataset.briefing === open));
  }

  function drawJob(value) {
    if (value.kind === "adding") {
      const percent = Math.round(value.fraction * 100);
      const bar = make("progress", { max: "100", value: String(percent), "aria-label": "Adding briefings" });
      root("job").replaceChildren(make("p", {}, value.doing), bar, make("p", { class: "muted" }, `${percent} %`));
      root("job").dataset.kind = "adding";
      return;
    }
    const problems = value.problems.map((p) => make("li", {}, make("strong", {}, p.file), ": ", p.reason));
    const dismiss = () => { root("job").replaceChildren(); delete root("job").dataset.kind; };
    root("job").replaceChildren(
      make("p", {}, value.summary),
      problems.length ? make("ul", { class: "problems", "aria-label": "Not added" }, ...problems) : "",
      button({ class: "plain", onclick: dismiss }, "Dismiss"),
    );
    root("job").dataset.kind = "added";
  }

  // ---- chat -------------------------------------------------------------------------------------------------------

  function welcome() {
    const empty = held === 0;
    return make("div", { class: "welcome" },
      make("h2", {}, empty ? "The library is empty" : "Ask your briefings"),
      make("p", {}, empty
        ? "Add briefings here, or in a terminal: briefings add FOLDER"
        : "Every sentence of an answer carries a number. Press it to read the sentence it rests on, in its briefing."));
  }

  function drawTurn(turn) {
    const chat = root("chat");
    chat.querySelector(".welcome")?.remove();
    const node = turns.draw(turn, act);
    const before = [...chat.children].find((child) => child.dataset.turn === turn.id);
    if (before) before.replaceWith(node);
    else chat.append(node);
    // What is longer than the pane is read from its beginning.
    node.scrollIntoView({ block: node.offsetHeight > chat.closest(".block").clientHeight - 40 ? "start" : "nearest" });
    if (turn.kind === "asking") showPane("chat");
    for (const other of document.querySelectorAll(".asks")) other.setAttribute("aria-disabled", String(isAsking()));
  }

  // gradio lets one question be asked at a time, and drops a second without a word.
  const isAsking = () => Boolean(root("chat").querySelector("[data-status=asking]"));

  const act = {
    open(turn, quote, event) {
      const marks = turn.citations.filter((other) => other.briefing === quote.briefing)
        .map((other) => ({ sentence: other.sentence, number: other.number }));
      openBriefing(parts.chat, { briefing: quote.briefing, sentence: quote.sentence, marks }, event.currentTarget);
    },

    openNear(quote, event) {
      openBriefing(parts.chat, { briefing: quote.briefing, sentence: quote.sentence }, event.currentTarget);
    },

    // Says whether it is asked: not while another question is.
    ask(wish) {
      if (isAsking()) return false;
      parts.chat.trigger("submit", wish);
      return true;
    },
  };

  // Which sentences may answer the next question that is typed.
  function drawNatures() {
    const boxes = turns.natureBoxes([]);
    boxes.addEventListener("change", () => { parts.natures.props.value = turns.chosen(boxes); });
    root("natures").append(boxes);
  }

  // ---- reader -----------------------------------------------------------------------------------------------------

  function openBriefing(part, wanted, from) {
    openedFrom = from;
    part.trigger("select", wanted);
  }

  function drawReader(value) {
    const place = root("reader");
    if (value.kind === "unread") {
      place.replaceChildren(readerBar(), make("p", { class: "failure", role: "alert" }, value.reason));
      document.body.dataset.reader = "unread";
      showPane("reader");
      return;
    }
    const facts = [value.date, value.source, ...value.tags].filter(Boolean).join(" · ");
    const title = make("h2", { tabindex: "-1" }, value.title);
    const text = make("div", { class: "text" }, ...value.pieces.map(drawPiece));
    place.replaceChildren(readerBar(), title, make("p", { class: "muted" }, facts), text);
    document.body.dataset.reader = value.id;
    markOpenCard();
    showPane("reader");
    const sought = place.querySelector("[data-sought]");
    (sought || title).focus({ preventScroll: true });
    (sought || place.firstChild).scrollIntoView({ block: "center" });
  }

  const readerBar = () => make("div", { class: "bar" }, button({ class: "plain", onclick: closeReader }, "Close"));

  function drawPiece(piece) {
    if (!piece.number && !piece.is_sought) return piece.text;
    const kind = piece.number ? "cited" : "nearest";
    const label = piece.number ? make("sup", {}, String(piece.number)) : make("span", { class: "note" }, " (does not answer)");
    return make("mark", { class: kind, "data-sought": piece.is_sought, tabindex: piece.is_sought ? "-1" : null }, piece.text, label);
  }

  function closeReader() {
    delete document.body.dataset.reader;
    root("reader").replaceChildren(make("p", { class: "muted" }, "Press a number in an answer, or a briefing, to read it here."));
    markOpenCard();
    const from = openedFrom;
    openedFrom = null;
    showPane(from?.closest("#library") ? "library" : "chat");
    if (from?.isConnected) from.focus();
  }

  // ---- where gradio hands over ------------------------------------------------------------------------------------

  const draw = { library: drawLibrary, chat: drawTurn, reader: drawReader };

  // `events` are those the part triggers; gradio looks for their names in the text of the call.
  function mount(name, part, events) {
    parts[name] = part;
    if (name === "header") drawHeader();
    if (name === "chat") { part.element.setAttribute("role", "log"); root("chat").append(welcome()); }
    if (name === "natures") drawNatures();
    if (name === "reader") closeReader();
    const update = () => {
      const value = part.props.value;
      if (!draw[name] || !value || value.v <= (drawn[name] || 0)) return;
      drawn[name] = value.v;
      draw[name](value);
    };
    part.watch("value", update);
    update();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.dataset.reader) closeReader();
  });

  return { mount };
})(window.dom, window.turns);
