// The conversation that is shown. Offers visit(), which says where this page is and goes with everything it wants;
// ask(wish), stopAnswer(), settle(); goTo(conversation) and startAnew(); greet(held), where `held` counts the briefings
// of the library. Fires "turn" at the document when a turn has ended.
"use strict";

(({ make, button, beside }, turns, briefings) => {
  const { parts, root } = briefings;
  // What this browser is known by, and what this tab shows; storage may be switched off.
  const kept = (storage, name) => {
    try { return storage().getItem(name) || ""; } catch { return ""; }
  };
  const keep = (storage, name, value) => {
    try { storage().setItem(name, value); } catch { /* then the conversation ends with the page */ }
  };
  const browser = () => window.localStorage;
  const tab = () => window.sessionStorage;
  const place = { token: kept(browser, "briefings-token"), conversation: kept(tab, "briefings-conversation") };
  // Resolved when it is known where this page is: nothing is asked before.
  let entered = null;
  let isAnswering = false;
  // The turns as they were drawn last, by id: what was drawn before looks here what became of it.
  const shown = new Map();
  // Did the server not answer when it was asked for the conversation?
  let wasAway = false;
  // How many briefings the library holds; null until it is known.
  let held = null;

  const visit = () => ({ ...place });
  const conversation = () => root("turns");

  function begin(part) {
    root("chat").replaceChildren(
      make("p", { id: "conversation-problem", class: "failure", role: "alert", hidden: true }),
      make("div", { id: "turns" }),
      make("div", { id: "follow-ups" }),
      make("p", { id: "announced", class: "unseen", role: "status" }));
    conversation().append(welcome());
    // Looked up before anybody can ask: what is asked from now on is no question that was lost.
    const lost = kept(tab, "briefings-wished");
    goIn(place.conversation);
    if (lost) entered.then(() => takeUp(lost), () => {});
  }

  // When the connection is back gradio loads the page anew: what did not arrive before stands in the box again.
  function takeUp(question) {
    if (kept(tab, "briefings-wished") === question) keep(tab, "briefings-wished", "");
    const last = [...shown.values()].at(-1);
    if (last?.question !== question.trim() && root("question")) briefings.fillIn(question, "");
  }

  // ---- which conversation -------------------------------------------------------------------------------------------

  function goIn(id) {
    entered = enter(id);
    // Told here; whoever asks next goes in anew.
    entered.catch(() => {
      wasAway = true;
      if (place.conversation === id) complain(`${LOST} Reload the page.`);
    });
  }

  function complain(words) {
    const problem = root("conversation-problem");
    problem.textContent = words;
    problem.hidden = !words;
  }

  // Returns this conversation as the server has it; fails where the server cannot be reached, which gradio does not.
  async function standing() {
    const here = await parts.chat.server.enter({ visit: visit() });
    if (!here?.token) throw new Error(LOST);
    return here;
  }

  // Shows a conversation as the server has it; "" is a new one.
  async function enter(id) {
    if (id !== place.conversation) briefings.closeView();
    place.conversation = id;
    const here = await standing();
    // Something else was opened meanwhile.
    if (place.conversation !== id) return;
    // Then the briefings were not listed either.
    if (wasAway) briefings.list();
    wasAway = false;
    place.token = here.token;
    place.conversation = here.conversation;
    keep(browser, "briefings-token", place.token);
    keep(tab, "briefings-conversation", place.conversation);
    show(here);
    lastTurn()?.scrollIntoView({ block: "end" });
  }

  function show(here) {
    const before = new Map(shown);
    shown.clear();
    const nodes = here.turns.map((turn) => unchanged(before.get(turn.id), turn) ?? drawn(turn));
    // Put there again, a field would lose its focus.
    const there = conversation().children;
    const isThere = nodes.length > 0 && nodes.length === there.length && nodes.every((node, i) => node === there[i]);
    if (!isThere) conversation().replaceChildren(...(nodes.length ? nodes : [welcome()]));
    if (wished) drawWished();
    complain(here.problem);
    setAnswering(here.is_going);
    if (here.is_going) parts.chat.trigger("play", { visit: visit() });
    const last = here.turns.at(-1);
    if (last && !here.is_going) document.dispatchEvent(new CustomEvent("turn", { detail: last }));
  }

  // Returns the node of a turn that has not changed, with the note that may be half written in it.
  function unchanged(before, turn) {
    if (before?.kind !== turn.kind || turn.kind === "asking" || turn.kind === "failed") return null;
    shown.set(turn.id, turn);
    return nodeOf(turn.id);
  }

  // Leaves this conversation for another; what is being answered here goes on without anybody looking.
  function goTo(id) {
    briefings.closeReader();
    setAnswering(false);
    clearFollowUps();
    heard();
    goIn(id);
    briefings.showPane("chat");
    briefings.fillIn("", "");
  }

  // Those still looked for are not wanted any more either.
  function clearFollowUps() {
    root("follow-ups").replaceChildren();
    delete root("follow-ups").dataset.turn;
  }

  function startAnew() {
    shown.clear();
    conversation().replaceChildren(welcome());
    goTo("");
  }

  function greet(count) {
    held = count;
    if (root("turns") && !lastTurn()) conversation().replaceChildren(welcome());
  }

  function welcome() {
    const empty = held === 0;
    return make("div", { class: "welcome" },
      make("h2", {}, empty ? "The library is empty" : "Ask your briefings"),
      make("p", {}, empty
        ? "Add briefings here, or in a terminal: briefings add FOLDER"
        : "Every sentence of an answer carries a number. Press it to read the sentence it rests on, in its briefing."),
      empty ? briefings.beginnings() : make("div", { id: "first-questions" }));
  }

  // ---- turns --------------------------------------------------------------------------------------------------------

  const lastTurn = () => [...conversation().children].findLast((child) => child.matches(".turn"));
  const nodeOf = (id) => [...conversation().children].find((child) => child.dataset.turn === id);

  // Draws a turn, new or as it stands now.
  function draw(turn) {
    // Of another conversation, which this page has left.
    if (turn.conversation !== place.conversation) {
      if (turn.kind !== "asking") endedElsewhere += 1;
      return;
    }
    const pane = root("chat").closest(".block");
    const isFollowed = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
    const before = nodeOf(turn.id);
    const node = before ? redrawn(before, turn) : added(turn);
    // What is longer than the pane is read from its beginning; who reads further up is not taken away from there.
    if (!before || isFollowed) node.scrollIntoView({ block: node.offsetHeight > pane.clientHeight - 40 ? "start" : "nearest" });
    setAnswering(turn.kind === "asking");
    if (isToStop) stopAnswer();
    if (!before || turn.kind !== "asking") announce(turn);
    if (turn.kind !== "asking") document.dispatchEvent(new CustomEvent("turn", { detail: turn }));
  }

  function added(turn) {
    conversation().querySelector(".welcome")?.remove();
    heard();
    // One that was not taken takes no place.
    if (turn.is_kept !== false) nodeOf(replacing)?.remove();
    replacing = "";
    if (turn.is_kept !== false) keep(tab, "briefings-wished", "");
    clearFollowUps();
    const node = drawn(turn);
    conversation().append(node);
    briefings.showPane("chat");
    return node;
  }

  // Whoever has a number in focus keeps it.
  function redrawn(before, turn) {
    if (turn.kind === "asking" && turns.grow(before, turn, act)) {
      shown.set(turn.id, turn);
      return before;
    }
    const focused = [...before.querySelectorAll(".chip")].indexOf(document.activeElement);
    const node = drawn(turn);
    before.replaceWith(node);
    node.querySelectorAll(".chip")[focused]?.focus();
    return node;
  }

  function drawn(turn) {
    shown.set(turn.id, turn);
    const node = turns.draw(turn, act);
    if (turn.kind !== "asking") node.append(drawTools(turn));
    return node;
  }

  function drawTools(turn) {
    const again = () => briefings.ask({ ...asked(turn), instead: turn.id });
    const edit = () => briefings.fillIn(turn.question, turn.id);
    return make("div", { class: "tools", role: "group", "aria-label": "This answer" },
      turn.citations?.length ? button({ class: "tool", title: "Copy the answer with its sources", onclick: (event) => copy(turn, event.currentTarget) }, "Copy") : "",
      button({ class: "tool asks of-last", title: "Ask the same again, in place of this answer", onclick: again }, "Retry"),
      button({ class: "tool of-last", title: "Change the question; its answer takes the place of this one", onclick: edit }, "Edit question"),
      ...briefings.tools.map((tool) => tool(turn)));
  }

  // What it takes to ask the same again.
  const asked = (turn) => ({ question: turn.question, scope: (turn.terms ?? turn).given, only: (turn.terms ?? turn).only });

  // Said once: that it is looked for, and what came of it.
  function announce(turn) {
    const words = {
      asking: () => "Searching the briefings.",
      answered: () => `${turn.claims.map((claim) => `${claim.text} ${claim.judged}`).join(" ")} ${turn.citations.length === 1 ? "1 sentence" : `${turn.citations.length} sentences`} cited.`,
      choosing: () => "The question may mean several things. Choose one.",
      refused: () => `The briefings do not say. ${turn.searched}`,
      stopped: () => "Stopped.",
      failed: () => `There is no answer. ${turn.reason}`,
    };
    root("announced").textContent = words[turn.kind]();
  }

  // ---- asking -------------------------------------------------------------------------------------------------------

  const LOST = "The connection to the program was lost.";
  const MISSED = "The question did not arrive. Ask again.";
  // Milliseconds until the server is looked at for a question that nothing was heard of, and the longest between two looks.
  const UNHEARD = 3000;
  const LOOKS = 60000;
  // What was asked and nothing was heard of yet, null where nothing is; how it stands in the conversation meanwhile, and
  // the answer in whose place.
  let wished = null;
  let waiting = null;
  let displaced = null;
  // The turn whose place the next one takes.
  let replacing = "";
  // Whoever stops a question before the server has heard of it means it too.
  let isToStop = false;
  // How many questions did not arrive.
  let lostTurns = 0;
  // How many answers of other conversations have ended, and not been settled.
  let endedElsewhere = 0;

  function setAnswering(is) {
    isAnswering = is;
    isToStop &&= is;
    briefings.answering(is);
    for (const other of document.querySelectorAll(".asks")) other.setAttribute("aria-disabled", String(is));
  }

  // Says whether it is asked: not while another question is. What the wish leaves open, the choices on the page say.
  function ask(wish) {
    if (isAnswering || !wish.question.trim()) return false;
    const whole = Object.assign({}, ...briefings.limits.map((limit) => limit()), wish);
    replacing = wish.instead && wish.instead === lastTurn()?.dataset.turn ? wish.instead : "";
    wished = whole;
    drawWished();
    setAnswering(true);
    keep(tab, "briefings-wished", whole.question);
    submit(whole);
    return true;
  }

  // A question is seen as soon as it is asked, however long the server takes to hear of it.
  function drawWished() {
    waiting?.remove();
    conversation().querySelector(".welcome")?.remove();
    clearFollowUps();
    waiting = turns.draw({ id: null, kind: "asking", question: wished.question, claims: [] }, act);
    displaced = nodeOf(replacing) ?? null;
    if (displaced) displaced.replaceWith(waiting);
    else conversation().append(waiting);
    briefings.showPane("chat");
    waiting.scrollIntoView({ block: "nearest" });
  }

  // What became of the question is drawn by whoever knows; the answer that it displaced is back until then.
  function heard() {
    wished = null;
    waiting?.replaceWith(...(displaced ? [displaced] : []));
    waiting = displaced = null;
  }

  async function submit(whole) {
    try {
      await entered.catch(() => { goIn(place.conversation); return entered; });
    } catch {
      if (wished === whole) giveBack();
    }
    // Meanwhile another conversation was opened, or it was given back.
    if (wished !== whole) return;
    setAnswering(true);
    parts.chat.trigger("submit", { ...whole, visit: visit() });
    setTimeout(() => lookAfter(whole, UNHEARD), UNHEARD);
  }

  // Gradio does not say that a question got lost on its way, nor that its answer did: as long as nothing is heard of it,
  // the server is looked at, ever more seldom, as it may also wait its turn there.
  async function lookAfter(whole, pause) {
    if (wished !== whole) return;
    try {
      const here = await standing();
      if (wished !== whole) return;
      const last = here.turns.at(-1);
      if (!here.is_going && last?.question === whole.question.trim() && !shown.has(last.id)) arrived(here);
      else setTimeout(() => lookAfter(whole, Math.min(2 * pause, LOOKS)), pause);
    } catch {
      if (wished === whole) giveBack();
    }
  }

  function arrived(here) {
    heard();
    keep(tab, "briefings-wished", "");
    show(here);
    announce(here.turns.at(-1));
    lastTurn().scrollIntoView({ block: "end" });
  }

  // Says that what was asked did not arrive, and puts it into the box again.
  function giveBack(reason = `${LOST} Ask again.`) {
    const { question, scope, only, instead } = wished;
    lostTurns += 1;
    draw({ id: `lost-${lostTurns}`, kind: "failed", question, given: scope ?? null, only: only ?? [], reason, is_kept: false, conversation: place.conversation });
    const box = root("question").querySelector("textarea");
    if (!box.value) briefings.fillIn(question, nodeOf(instead) ? instead : "");
  }

  function stopAnswer() {
    isToStop = true;
    if (waiting) waiting.querySelector(".searching").textContent = "Stopping…";
    return parts.chat.server.stop_answer({ visit: visit() });
  }

  // When an answer has come to its end, so must its turn, whatever was lost on the way.
  async function settle() {
    if (endedElsewhere) endedElsewhere -= 1;
    else if (isAnswering) await catchUp();
  }

  async function catchUp() {
    const before = new Set(shown.keys());
    try {
      await enter(place.conversation);
      // It did not reach the server, or it is there now.
      if ([...shown.keys()].every((id) => before.has(id))) { if (wished) giveBack(MISSED); } else heard();
    } catch {
      breakOff();
    }
  }

  // Says of what is being answered that nothing more is heard of it.
  function breakOff() {
    const last = [...shown.values()].at(-1);
    if (wished) giveBack();
    else if (last?.kind === "asking") draw({ ...last, kind: "failed", reason: `${LOST} Ask again.`, conversation: place.conversation });
    setAnswering(false);
  }

  document.addEventListener("disconnected", () => { if (isAnswering) breakOff(); });
  // What was asked before may have been answered meanwhile.
  document.addEventListener("connected", () => goIn(place.conversation));

  const act = {
    open(turn, quote, event) {
      // A number may be older than the last of the claims that came.
      const { citations } = shown.get(turn.id) ?? turn;
      briefings.open({ briefing: quote.briefing, sentence: quote.sentence, citations }, event.currentTarget);
    },

    openNear(quote, event) {
      briefings.open({ briefing: quote.briefing, sentence: quote.sentence, quote }, event.currentTarget);
    },

    ask: (wish) => ask(wish),
  };

  // ---- copying ------------------------------------------------------------------------------------------------------

  function inWords(turn) {
    const claims = turn.claims.map((claim) => claim.text + claim.numbers.map((number) => ` [${number}]`).join(""));
    const sources = turn.citations.map((quote) =>
      `[${quote.number}] ${beside(quote.title, quote.date, quote.section, quote.account)}\n    “${quote.text}”`);
    return `${claims.join(" ")}\n\n${sources.join("\n")}\n`;
  }

  async function copy(turn, from) {
    const words = inWords(turn);
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // Where the page came by plain http from another machine, the browser has no clipboard for it but this.
      const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
      field.value = words;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      from.focus();
    }
    from.textContent = "Copied";
    root("announced").textContent = "Copied, with its sources.";
    setTimeout(() => { from.textContent = "Copy"; }, 2000);
  }

  Object.assign(briefings, { visit, ask, stopAnswer, settle, goTo, startAnew, greet });
  briefings.part("chat", { begin, draw });
})(window.dom, window.turns, window.briefings);
