// A briefing in full, its cited sentences marked, one of them sought. Offers open(wanted, from), fetchAhead(sentences),
// of one briefing; forget(ids) and closeReader().
//
// `wanted` is {briefing, sentence, citations, quote}, all but the first may be left out: `citations` are those of the
// answer that it is opened from, to step through; `quote` is a sentence that comes close and does not answer.
"use strict";

(({ make, button, beside }, briefings) => {
  const { parts, root, AWAY } = briefings;
  const KEPT = 20;
  // The server refuses more of them at once.
  const MOST_MARKS = 500;
  // Characters that are laid out together: up to the next line that ends, or to three times as many.
  const STRETCH = 20000;
  // What a text is cut into for that: lines, and where those are long, at the end of a sentence.
  const PART = /[^\n]{1,20000}[^.\n]{0,20000}\S{0,20000}\s?|\n/gu;
  // The briefings asked for last, by id: {sentence, marks, coming}, for what they were asked and a promise of what the
  // server told.
  const fetched = new Map();
  // What is open: {told, sentence, citations, quote}; null where nothing is.
  let shown = null;
  // What to return to when the reader is closed.
  let openedFrom = null;
  // How often something was asked for: what comes of anything but the latest is not shown.
  let asked = 0;

  // ---- getting a briefing -----------------------------------------------------------------------------------------

  function fetchOne(briefing, sentence, marks) {
    const one = { sentence, marks: new Set([sentence, ...marks]) };
    one.coming = parts.reader.server.read_briefing({ briefing, sentence, marks: marks.slice(0, MOST_MARKS) }).then((told) => {
      // What is told of a sentence that does not stand there is told but once.
      const isAsWanted = told?.kind === "opened" && (!sentence || told.sought);
      if (!isAsWanted && fetched.get(briefing) === one) fetched.delete(briefing);
      return told || { kind: "unread", id: briefing, reason: AWAY };
    });
    fetched.delete(briefing);
    fetched.set(briefing, one);
    if (fetched.size > KEPT) fetched.delete(fetched.keys().next().value);
    return one.coming;
  }

  function get(briefing, sentence, marks, isTold) {
    const before = fetched.get(briefing);
    const isMarked = before && [sentence, ...marks].every((one) => !one || before.marks.has(one));
    // Where no answer told what the sentence is, the server has to.
    const suffices = isMarked && (isTold || !sentence || before.sentence === sentence);
    return suffices ? before.coming : fetchOne(briefing, sentence, marks);
  }

  const fetchAhead = (sentences) => { get(sentences[0].split(":")[0], "", sentences, true); };

  const forget = (ids) => {
    for (const id of ids) fetched.delete(id);
    if (ids.includes(shown?.told.id)) closeReader();
  };

  // ---- opening and stepping ---------------------------------------------------------------------------------------

  async function open({ briefing, sentence = "", citations = [], quote = null }, from = null) {
    openedFrom = from;
    await show({ sentence, citations, quote }, briefing);
    return focusSought();
  }

  async function show(wanted, briefing) {
    const mine = ++asked;
    const isTold = Boolean(wanted.quote) || wanted.citations.some((one) => one.sentence === wanted.sentence);
    const marks = wanted.citations.filter((one) => one.briefing === briefing).map((one) => one.sentence);
    const told = await get(briefing, wanted.sentence, marks, isTold);
    if (mine !== asked) return;
    const isSameText = shown?.told === told && shown.citations === wanted.citations && shown.quote === wanted.quote && isMarked(wanted.sentence);
    shown = { ...wanted, told };
    if (told.kind === "unread") drawUnread();
    else if (isSameText) drawSought();
    else drawAll();
    document.body.dataset.reader = told.kind === "unread" ? "unread" : told.id;
    briefings.markOpenCard();
    briefings.showPane("reader");
    // Not to the bar: it sticks wherever the text was scrolled to.
    if (soughtMark()) soughtMark().scrollIntoView({ block: "center" });
    else root("reader").scrollIntoView({ block: "start" });
  }

  const soughtMark = () => root("reader").querySelector("[data-sought]");
  const markOf = (sentence) => [...root("reader").querySelectorAll("mark")].find((mark) => mark.dataset.sentence === sentence);
  const isMarked = (sentence) => !sentence || Boolean(markOf(sentence));

  function focusSought() {
    (soughtMark() || root("reader").querySelector("h2, .failure"))?.focus({ preventScroll: true });
  }

  // The place of the sentence among the citations, from 0; -1 where it is none of them.
  const place = () => shown.citations.findIndex((one) => one.sentence === shown.sentence);

  async function step(by) {
    const next = shown?.citations[place() + by];
    if (place() < 0 || !next) return;
    const isInText = root("reader").querySelector(".text")?.contains(document.activeElement);
    await show({ ...shown, sentence: next.sentence }, next.briefing);
    // Whoever presses the button may want to press it again; who reads the text goes on there.
    if (isInText || !root("reader").contains(document.activeElement)) focusSought();
  }

  // ---- drawing ----------------------------------------------------------------------------------------------------

  function drawUnread() {
    const said = shown.quote || shown.citations[place()];
    root("reader").replaceChildren(bar(),
      make("div", { class: "failure", role: "alert", tabindex: "-1" },
        make("h2", {}, "This briefing cannot be opened"), make("p", {}, shown.told.reason),
        said ? make("p", {}, `Cited from it, ${said.title}, ${said.date}: “${said.text}”`) : ""));
    drawSought();
  }

  function drawAll() {
    const { told } = shown;
    root("reader").replaceChildren(bar(), facts(told), remover(told),
      told.note ? make("p", { class: "note" }, told.note) : "",
      make("div", { class: "text" }, ...stretches(told.pieces).map((stretch) => make("div", { class: "stretch" }, ...pieces(stretch)))));
    drawSought();
  }

  function facts(told) {
    const fact = (word, value) => (value ? [make("dt", {}, word), make("dd", {}, value)] : []);
    return make("dl", { class: "facts" }, ...fact("Report date", told.date), ...fact("File", told.source), ...fact("Tags", told.tags.join(", ")), ...fact("Added", told.added));
  }

  function remover(told) {
    if (!parts.library.known.editable) return "";
    return button({ class: "plain remove", onclick: () => briefings.remove([told.id], told.title) }, "Remove…");
  }

  function bar() {
    const steps = place() >= 0 && shown.citations.length > 1 ? [
      button({ class: "plain", "data-step": "-1", "aria-label": "Previous citation", title: "Previous citation (P)", onclick: () => step(-1) }, "‹"),
      make("span", { class: "place", role: "status" }),
      button({ class: "plain", "data-step": "1", "aria-label": "Next citation", title: "Next citation (N)", onclick: () => step(1) }, "›"),
    ] : [];
    const isOpened = shown.told.kind === "opened";
    return make("div", { class: "bar" },
      make("div", { class: "do" }, button({ class: "plain", onclick: closeReader }, "Close"), ...steps,
        isOpened ? button({ class: "plain link", onclick: copyLink }, "Copy link") : ""),
      isOpened ? make("h2", { tabindex: "-1", title: shown.told.title }, shown.told.title) : "",
      make("p", { class: "told muted", role: "status" }), make("div", { class: "copied muted", role: "status" }));
  }

  // A browser takes time by the square of a paragraph's length, and of several lays out only those in sight.
  function stretches(all) {
    const cut = [[]];
    let length = 0;
    for (const piece of all) for (const text of piece.sentence ? [piece.text] : piece.text.match(PART) || []) {
      cut.at(-1).push({ text, sentence: piece.sentence });
      length += text.length;
      if (length > (text.endsWith("\n") ? STRETCH : 3 * STRETCH)) {
        cut.push([]);
        length = 0;
      }
    }
    return cut;
  }

  // Runs of text that nothing marks are one node: a briefing of thousands of sentences opens as fast as a short one.
  function pieces(all) {
    const numbers = new Map(shown.citations.map((one) => [one.sentence, one.number]));
    const nodes = [];
    let run = "";
    for (const piece of all) {
      if (!numbers.has(piece.sentence) && (!piece.sentence || piece.sentence !== shown.sentence)) run += piece.text;
      else {
        nodes.push(run, mark(piece, numbers.get(piece.sentence)));
        run = "";
      }
    }
    return [...nodes, run].filter(Boolean);
  }

  function mark(piece, number) {
    const kind = number ? "cited" : shown.quote ? "nearest" : "linked";
    const label = number ? make("sup", {}, String(number)) : shown.quote ? make("span", { class: "note" }, " (does not answer)") : "";
    const seek = () => { if (number && String(getSelection()) === "") show({ ...shown, sentence: piece.sentence }, shown.told.id); };
    return make("mark", { class: kind, "data-sentence": piece.sentence, tabindex: "-1", onclick: seek }, piece.text, label);
  }

  function drawSought() {
    const reader = root("reader");
    soughtMark()?.removeAttribute("data-sought");
    markOf(shown.sentence)?.setAttribute("data-sought", "");
    // What was told may have been asked for at a sentence, and is opened at its beginning now.
    const quote = shown.citations[place()] || shown.quote || (shown.sentence && shown.told.sought);
    reader.querySelector(".told").textContent = beside(shown.quote && "does not answer", quote?.section, quote?.account);
    reader.querySelector(".copied").replaceChildren();
    const count = reader.querySelector(".place");
    if (!count) return;
    count.textContent = `${place() + 1} of ${shown.citations.length}`;
    for (const button of reader.querySelectorAll("[data-step]")) button.setAttribute("aria-disabled", String(!shown.citations[place() + Number(button.dataset.step)]));
  }

  // ---- a link to this sentence ------------------------------------------------------------------------------------

  async function copyLink() {
    const link = new URL(location.pathname, location.origin);
    link.searchParams.set("briefing", shown.told.id);
    if (shown.sentence) link.searchParams.set("sentence", shown.sentence);
    const place = root("reader").querySelector(".copied");
    try {
      await navigator.clipboard.writeText(link.href);
      place.replaceChildren(`Link copied: it opens this ${shown.sentence ? "sentence" : "briefing"} where the page can be reached.`);
    } catch {
      // No leave, or a page that is not served securely has no clipboard.
      const field = make("input", { type: "text", readonly: true, value: link.href, "aria-label": "Link" });
      place.replaceChildren("Copy it from here: ", field);
      field.select();
    }
  }

  // ---- closing ----------------------------------------------------------------------------------------------------

  function closeReader() {
    asked += 1;
    shown = null;
    delete document.body.dataset.reader;
    root("reader").replaceChildren(make("p", { class: "muted" }, "Press a number in an answer, or a briefing, to read it here."));
    briefings.markOpenCard();
    const from = openedFrom;
    openedFrom = null;
    briefings.showPane(from?.closest("#library") ? "library" : "chat");
    if (from) (from.isConnected ? from : sameNumber(from) ?? root("question").querySelector("textarea")).focus();
    // Or loading the page again would open the link again.
    if (new URLSearchParams(location.search).has("briefing")) history.replaceState(null, "", location.pathname);
  }

  // A turn that ended while the reader was open was drawn anew.
  function sameNumber(chip) {
    const { turn } = chip.closest(".turn")?.dataset ?? {};
    const chips = [...document.querySelectorAll("#turns .turn")].find((one) => one.dataset.turn === turn)?.querySelectorAll(".chip");
    return [...chips ?? []].find((one) => one.textContent === chip.textContent);
  }

  function begin() {
    const link = new URLSearchParams(location.search);
    const [briefing, sentence] = [link.get("briefing"), link.get("sentence")];
    if (!briefing) closeReader();
    // Cut to a length that no id has: so what is no id is told as one that is unknown.
    else open({ briefing: briefing.slice(0, 40), sentence: (sentence || "").slice(0, 60) });
  }

  document.addEventListener("keydown", (event) => {
    if (!shown || event.target.closest("dialog") || document.querySelector(":popover-open") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") closeReader();
    // Only here: elsewhere letters are for those who type, or steer by voice.
    else if (event.target.closest("#reader") && !event.target.closest("input")) {
      if (!briefings.settings.keys) return;
      if (event.key === "n" || event.key === "N") step(1);
      if (event.key === "p" || event.key === "P") step(-1);
    }
  });

  Object.assign(briefings, { open, fetchAhead, forget, closeReader });
  briefings.part("reader", { begin });
})(window.dom, window.briefings);
