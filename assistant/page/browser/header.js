// The head of the page, and which pane is shown where there is room for one only. Offers showPane(name).
"use strict";

(({ make, button }, briefings) => {
  const { root } = briefings;

  function showPane(name) {
    document.body.dataset.pane = name;
    for (const tab of document.querySelectorAll("#header [data-tab]"))
      tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
  }

  function begin() {
    const tab = (name, words) => button({ "data-tab": name, "aria-pressed": "false", onclick: () => showPane(name) }, words);
    root("header").replaceChildren(
      make("h1", {}, "Briefing Assistant"),
      make("p", { class: "tagline" }, "Every sentence of an answer leads back to the sentences it rests on"),
      button({ class: "plain", id: "new-conversation", onclick: () => briefings.startAnew() }, "New conversation"),
      make("div", { id: "header-tools" },
        button({ class: "plain", id: "open-history", onclick: () => briefings.showHistory() }, "Conversations"),
        ...briefings.headerTools.map((tool) => tool())),
      make("nav", { "aria-label": "Panes" }, tab("library", "Briefings"), tab("chat", "Chat"), tab("reader", "Reader")),
    );
    showPane("chat");
  }

  Object.assign(briefings, { showPane });
  briefings.part("header", { begin });
})(window.dom, window.briefings);
