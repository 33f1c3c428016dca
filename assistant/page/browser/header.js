// The head of the page, and which pane is shown where there is room for one only. Offers showPane(name).
"use strict";

(({ make, button }, { opener }, briefings) => {
  const { root } = briefings;

  function showPane(name) {
    document.body.dataset.pane = name;
    for (const tab of document.querySelectorAll("#header [data-tab]"))
      tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
  }

  // Past the list of briefings, which may be long.
  function toQuestion() {
    showPane("chat");
    root("question")?.querySelector("textarea").focus();
  }

  function begin() {
    // A row of its own parts, and a menu where the window has no room for the row.
    const tools = make("div", { id: "header-tools", class: "menu", popover: "auto" },
      button({ class: "plain", id: "open-history", onclick: () => briefings.showHistory() }, "Conversations"),
      ...briefings.headerTools.map((tool) => tool()));
    // First, so that what the press opens is left to the button of the menu.
    tools.addEventListener("click", (event) => {
      if (event.target.closest("button:not([popovertarget])")) tools.hidePopover();
    }, true);
    const tab = (name, words) => button({ "data-tab": name, "aria-pressed": "false", onclick: () => showPane(name) }, words);
    root("header").replaceChildren(
      button({ class: "skip", onclick: toQuestion }, "Skip to the question"),
      make("h1", {}, "Briefing Assistant"),
      make("p", { class: "tagline" }, "Every sentence of an answer leads back to the sentences it rests on"),
      button({ class: "plain", id: "new-conversation", "aria-label": "New conversation", onclick: () => briefings.startAnew() },
        "New", make("span", {}, " conversation")),
      opener("More", { id: "open-tools" }, tools),
      tools,
      make("nav", { "aria-label": "Panes" }, tab("library", "Briefings"), tab("chat", "Chat"), tab("reader", "Reader")),
    );
    root("header").after(briefings.connection());
    showPane("chat");
  }

  Object.assign(briefings, { showPane });
  briefings.part("header", { begin });
})(window.dom, window.menus, window.briefings);
