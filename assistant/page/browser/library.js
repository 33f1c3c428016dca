// The list of briefings: finding, choosing and removing them. Offers list(), markOpenCard() and remove(ids, title).
"use strict";

(({ make, button, dateField }, briefings) => {
  const { parts, root, AWAY } = briefings;
  // Milliseconds without a key pressed until words are searched for.
  const PAUSE = 150;
  // Fewer are seen at a glance.
  const WORTH_SEARCHING = 8;
  // How many lists were asked for: only the latest is drawn.
  let asked = 0;
  // How many stretches of the list are shown, and of what.
  let pages = 1;
  let listedOf = "";
  // What was drawn last of each place, to leave alone what is the same: it may hold the focus.
  const drawn = new Map();

  function begin() {
    root("library").append(
      make("h2", {}, "Briefings ", make("span", { id: "card-count", class: "muted" })),
      finder(),
      narrower(),
      make("ul", { id: "cards", "aria-label": "Briefings" }),
      make("div", { id: "chosen" }),
    );
    list();
  }

  function finder() {
    const field = make("input", { type: "search", id: "words", maxlength: "200", placeholder: "Find a title or words", "aria-label": "Find a title or words" });
    let typing = 0;
    field.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(list, PAUSE);
    });
    return field;
  }

  function narrower() {
    const day = (name, words) => {
      const field = dateField({ name });
      field.addEventListener("change", narrow);
      return make("label", {}, make("span", {}, words), field);
    };
    return make("details", { id: "narrower" },
      make("summary", {}, "Dates and tags ", make("span", { class: "muted" })),
      make("div", { class: "days" }, day("since", "Reports from"), day("until", "to")),
      make("p", { class: "problem", role: "alert" }),
      make("fieldset", { id: "tags" }));
  }

  const dayField = (name) => root("narrower").querySelector(`[name=${name}]`);

  function narrow() {
    const [since, until] = [dayField("since").value, dayField("until").value];
    const isTurned = Boolean(since && until && since > until);
    root("narrower").querySelector(".problem").textContent = isTurned ? "The last day lies before the first." : "";
    if (!isTurned) briefings.limitTo({ since, until });
  }

  const sought = () => root("words").value.trim();

  async function list() {
    const mine = ++asked;
    // Known here: who chooses one more and presses "Remove…" at once means that one too.
    drawChosen();
    const { since, until, tags } = briefings.scopeJson();
    const of = JSON.stringify([sought(), since, until, tags]);
    if (of !== listedOf) pages = 1;
    listedOf = of;
    const listed = await parts.library.server.list_briefings({ words: sought(), scope: briefings.scopeJson(), pages });
    if (mine === asked) draw(listed || { problem: AWAY, cards: [], mentions: [], tags: [] });
  }

  function draw(listed) {
    const isKnown = !listed.problem;
    root("card-count").textContent = isKnown ? listed.held.toLocaleString("en") : "";
    root("words").hidden = listed.held < WORTH_SEARCHING && !sought();
    root("narrower").hidden = !listed.held;
    drawNarrower(listed.tags);
    anew("cards", [listed.cards, listed.mentions, listed.found, listed.problem, sought()], () =>
      [...listed.cards.map(card), ...notes(listed), ...mentions(listed.mentions)]);
    drawChosen();
    markOpenCard();
    briefings.sayLimits(listed.limits, listed.within);
    briefings.greet(isKnown ? listed.held : null);
    document.body.dataset.ready = "1";
  }

  function anew(place, of, nodes) {
    const now = JSON.stringify(of);
    if (drawn.get(place) === now) return;
    drawn.set(place, now);
    root(place).replaceChildren(...nodes());
  }

  function drawNarrower(tags) {
    const { scope } = briefings;
    const set = [scope.since || scope.until ? "dates" : "", ...scope.tags].filter(Boolean);
    root("narrower").querySelector("summary .muted").textContent = set.length ? `· ${set.join(", ")}` : "";
    // Cleared elsewhere; what was typed and could not be taken stays.
    if (!root("narrower").querySelector(".problem").textContent)
      for (const name of ["since", "until"]) if (dayField(name).value !== scope[name]) dayField(name).value = scope[name];
    anew("tags", tags, () => (tags.length ? [make("legend", {}, "Tagged with any of"), ...tags.map(tagBox)] : []));
    for (const box of root("tags").querySelectorAll("input")) box.checked = scope.tags.has(box.value);
  }

  function tagBox({ tag, briefings: number }) {
    const box = make("input", { type: "checkbox", value: tag });
    box.addEventListener("change", () => briefings.limitTo({ tags: toggled(briefings.scope.tags, tag, box.checked) }));
    return make("label", { class: "tag" }, box, make("span", {}, tag), make("span", { class: "muted" }, String(number)));
  }

  function toggled(set, one, isIn) {
    const other = new Set(set);
    if (isIn) other.add(one);
    else other.delete(one);
    return other;
  }

  // ---- briefings --------------------------------------------------------------------------------------------------

  function card(one) {
    const open = (event) => briefings.open({ briefing: one.id }, event.currentTarget);
    const box = make("input", { type: "checkbox", value: one.id, "aria-label": `Ask only chosen briefings: ${one.title}`, title: "Ask only the briefings that are ticked" });
    box.addEventListener("change", () => briefings.limitTo({ briefings: toggled(briefings.scope.briefings, one.id, box.checked) }));
    return make("li", {}, box, button({ class: "card", "data-briefing": one.id, title: one.title, onclick: open },
      make("span", { class: "title" }, one.title), make("span", { class: "muted" }, [one.date, one.tags.join(", ")].filter(Boolean).join(" · "))));
  }

  function notes(listed) {
    const note = (words, attributes) => [make("li", { class: "muted note", ...attributes }, words)];
    if (listed.problem) return note(listed.problem, { class: "failure", role: "alert" });
    if (!listed.held) return note("None yet.");
    const shown = listed.cards.length;
    if (!listed.found) return note(noneOf(listed));
    const more = shown < listed.found ? [
      ...note(`The newest ${shown.toLocaleString("en")} of ${listed.found.toLocaleString("en")} are listed. Find the others by their words; a question searches them all.`),
      make("li", { class: "note" }, button({ class: "plain", onclick: () => showMore(shown) }, "Show more")),
    ] : [];
    if (!sought() || shown < listed.found) return more;
    const ids = listed.cards.map((one) => one.id);
    const words = shown === 1 ? "Ask only this one" : `Ask only these ${shown}`;
    return [make("li", { class: "note" }, button({ class: "plain", onclick: () => briefings.limitTo({ briefings: new Set(ids) }) }, words))];
  }

  function noneOf(listed) {
    if (!sought()) return "No briefing has these dates and tags.";
    const { since, until, tags } = briefings.scope;
    const where = since || until || tags.size ? " of these dates and tags" : "";
    return listed.mentions.length ? `No title${where} has these words.` : `Neither a title nor a passage${where} has these words.`;
  }

  async function showMore(before) {
    pages += 1;
    await list();
    root("cards").querySelectorAll(".card")[before]?.focus();
  }

  function mentions(found) {
    const open = (one) => (event) => briefings.open({ briefing: one.briefing, sentence: one.sentence }, event.currentTarget);
    const item = (one) => make("li", {}, button({ class: "card mention", "data-briefing": one.briefing, onclick: open(one) },
      make("span", { class: "title" }, one.title), make("span", { class: "muted" }, one.date), make("span", { class: "said" }, one.text)));
    return found.length ? [make("li", { class: "note" }, make("h3", {}, "In the text")), ...found.map(item)] : [];
  }

  function markOpenCard() {
    const open = document.body.dataset.reader;
    for (const one of root("cards")?.querySelectorAll(".card") || []) one.setAttribute("aria-current", String(one.dataset.briefing === open));
  }

  // ---- those chosen, and removing ---------------------------------------------------------------------------------

  function drawChosen() {
    const ids = [...briefings.scope.briefings];
    for (const box of root("cards").querySelectorAll("input")) box.checked = ids.includes(box.value);
    const clear = () => briefings.limitTo({ briefings: new Set() });
    anew("chosen", ids, () => (ids.length ? [
      make("span", { role: "status" }, `${ids.length} chosen`),
      parts.library.known.editable ? button({ class: "plain", onclick: () => remove(ids, "") }, "Remove…") : "",
      button({ class: "plain", "aria-label": "Choose none", onclick: clear }, "Clear"),
    ].filter(Boolean) : []));
  }

  // Asks first. `title` names a single one.
  function remove(ids, title) {
    const before = document.activeElement;
    const problem = make("p", { class: "problem", role: "alert" });
    const dialog = make("dialog", { id: "removing", class: "dialog", "aria-labelledby": "removing-what" },
      make("h2", { id: "removing-what" }, ids.length === 1 && title ? `Remove “${title}”?` : `Remove ${ids.length === 1 ? "this briefing" : `these ${ids.length} briefings`}?`),
      make("p", {}, "The library forgets the text, and the copy it keeps of an uploaded file. Files elsewhere on your disk are not touched."),
      make("p", {}, "Answers on this page keep the sentences they cite, but the briefing can no longer be opened. From kept conversations, answers that quote it are erased."),
      problem);
    const close = () => { dialog.close(); dialog.remove(); if (before?.isConnected) before.focus(); };
    const erase = async (event) => {
      const pressed = event.currentTarget;
      pressed.disabled = true;
      const removed = (await parts.library.server.remove_briefings({ briefings: ids })) || { problem: AWAY };
      problem.textContent = removed.problem;
      pressed.disabled = false;
      if (removed.problem) return;
      close();
      gone(ids, removed.told);
    };
    const keep = button({ class: "plain", onclick: close }, ids.length === 1 ? "Keep it" : "Keep them");
    dialog.append(make("div", { class: "do" }, button({ class: "danger", onclick: erase }, "Remove"), keep));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
    root("library").closest(".gradio-container").append(dialog);
    dialog.showModal();
    keep.focus();
  }

  async function gone(ids, told) {
    briefings.forget(ids);
    briefings.say(told);
    await briefings.limitTo({ briefings: new Set([...briefings.scope.briefings].filter((id) => !ids.includes(id))) });
    // What had the focus may have gone with them.
    if (document.activeElement === document.body) root("add-files").focus();
  }

  document.addEventListener("connected", list);
  Object.assign(briefings, { list, markOpenCard, remove });
  briefings.part("library", { begin });
})(window.dom, window.briefings);
