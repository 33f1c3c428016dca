// Menus and dialogs: what opens over the page, by the browser's own means. Knows nothing of what they hold.
"use strict";

window.menus = (({ make, button }) => {
  const GAP = 4; // pixels between a button and its menu
  let made = 0;

  // A button, and the menu that it opens. Each item is {words, about, onclick}; `about` explains it, or is "".
  function menu(words, attributes, items) {
    const list = make("div", { class: "menu", id: `menu-${++made}`, popover: "auto" }, make("ul", {}, ...items.map((item) => make("li", {},
      button({ class: "item", onclick: () => { list.hidePopover(); item.onclick(); } },
        make("span", {}, item.words), item.about ? make("span", { class: "muted" }, item.about) : "")))));
    return make("span", { class: "menu-place" }, opener(words, attributes, list), list);
  }

  // A button that opens a list, which has popover and id, beside itself.
  function opener(words, attributes, list) {
    const { id } = list;
    const opens = button({ class: "plain opens", "aria-expanded": "false", "aria-controls": id, popovertarget: id, ...attributes }, words);
    // Where it belongs is known when it is there: until then it is not shown.
    list.addEventListener("beforetoggle", (event) => { if (event.newState === "open") list.style.visibility = "hidden"; });
    list.addEventListener("toggle", (event) => {
      opens.setAttribute("aria-expanded", String(event.newState === "open"));
      if (event.newState === "open") put(list, opens);
    });
    return opens;
  }

  // Below the button, or above it where there is more room; never beyond the window.
  function put(list, opener) {
    const at = opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list;
    const below = at.bottom + GAP;
    list.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`;
    list.style.top = `${below + height <= innerHeight ? below : Math.max(GAP, at.top - height - GAP)}px`;
    list.style.visibility = "";
  }

  // Opens a dialog over the page; Escape, its button or a press beside it close it.
  function dialog(title, ...children) {
    const id = `dialog-${++made}`;
    const node = make("dialog", { class: "dialog", "aria-labelledby": id },
      make("div", { class: "bar" }, make("h2", { id }, title), button({ class: "plain", onclick: () => node.close() }, "Close")),
      ...children);
    node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
    // The page has keys of its own, and Escape is one of them.
    node.addEventListener("keydown", (event) => event.stopPropagation());
    node.addEventListener("close", () => node.remove());
    // Within gradio's container, where the page's styles hold.
    document.querySelector(".gradio-container").append(node);
    node.showModal();
    return node;
  }

  return { menu, opener, dialog };
})(window.dom);
