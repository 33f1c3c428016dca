// The conversations of whoever asks: a list to open one from, or to delete it. Offers showHistory().
"use strict";

(({ make, button }, { dialog }, briefings) => {
  const { parts } = briefings;

  async function showHistory() {
    const list = make("ul", { id: "conversations" }, make("li", { class: "muted" }, "Looking…"));
    const shown = dialog("Conversations", list, make("p", { class: "muted" }, "Kept beside the library, for you alone: the last 200."));
    try {
      fill(list, await parts.header.server.list_conversations({ visit: briefings.visit() }), () => shown.close());
    } catch {
      list.replaceChildren(failure("The conversations could not be listed. Try again."));
    }
  }

  function fill(list, conversations, close) {
    const none = make("li", { class: "muted" }, "None yet. The first begins with your first question.");
    list.replaceChildren(...(conversations.length ? conversations.map((one) => entry(one, list, close)) : [none]));
  }

  const failure = (words) => make("li", { class: "failure", role: "alert" }, words);

  const moment = (at) => new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

  function entry(one, list, close) {
    const isHere = one.id === briefings.visit().conversation;
    const place = make("li", { "data-conversation": one.id });

    const open = () => { close(); briefings.goTo(one.id); };

    const begin = () => place.replaceChildren(
      button({ class: "past", "aria-current": isHere ? "true" : null, onclick: open },
        make("span", { class: "title" }, one.title), make("span", { class: "muted" }, moment(one.at))),
      button({ class: "plain", "aria-label": `Delete “${one.title}”`, onclick: makeSure }, "Delete"));

    const keep = () => { begin(); place.lastChild.focus(); };

    function makeSure() {
      place.replaceChildren(make("span", { class: "sure" }, `Delete “${one.title}” for good?`),
        button({ class: "plain danger", onclick: forget }, "Delete"), button({ class: "plain", onclick: keep }, "Keep"));
      place.lastChild.focus();
    }

    async function forget() {
      const wanted = { visit: { ...briefings.visit(), conversation: one.id } };
      // A call that failed gives nothing.
      const told = await parts.header.server.forget_conversation(wanted) || { problem: "It could not be deleted. Try again." };
      if (told.problem) {
        place.replaceWith(failure(told.problem));
        return;
      }
      const next = place.nextElementSibling ?? place.previousElementSibling;
      place.remove();
      if (!next) fill(list, [], close);
      (next ?? list.closest("dialog")).querySelector("button").focus();
      if (isHere) briefings.startAnew();
    }

    begin();
    return place;
  }

  Object.assign(briefings, { showHistory });
})(window.dom, window.menus, window.briefings);
