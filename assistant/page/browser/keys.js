// Keys of the page, and the dialog that lists them. Offers showKeys().
"use strict";

(({ make }, menus, briefings) => {
  const KEYS = [
    ["/", "Write a question"],
    ["n, p", "Next and previous citation, in an open briefing"],
    ["Esc", "Close what is open"],
    ["?", "Show these keys"],
  ];

  function showKeys() {
    menus.dialog("Keys",
      make("table", { class: "keys" }, make("tbody", {}, ...KEYS.map(([key, words]) => make("tr", {},
        make("th", { scope: "row" }, ...key.split(", ").flatMap((one, i) => (i ? [" ", make("kbd", {}, one)] : [make("kbd", {}, one)]))),
        make("td", {}, words))))),
      make("p", { class: "muted" }, "They work while you are not writing. Settings switches them off."));
  }

  const does = {
    "/": () => document.querySelector("#question textarea")?.focus(),
    "?": showKeys,
  };

  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest?.("input, textarea, select, [contenteditable]");
    const act = does[event.key];
    if (!act || isWriting || event.ctrlKey || event.metaKey || event.altKey || !briefings.settings.keys) return;
    event.preventDefault();
    act();
  });

  Object.assign(briefings, { showKeys });
})(window.dom, window.menus, window.briefings);
