// Settings: colours, keys, and whether a language model writes. Kept in this browser, told in one dialog.
"use strict";

(({ make, button }, menus, briefings) => {
  const STORED = "briefings-settings";
  const STANDARD = { theme: "system", keys: true, write: true };
  const THEMES = [["system", "As the system"], ["light", "Light"], ["dark", "Dark"]];
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)");

  // A browser may refuse to keep anything, and another page may have written there.
  function read() {
    try {
      return { ...STANDARD, ...JSON.parse(localStorage.getItem(STORED)) };
    } catch {
      return { ...STANDARD };
    }
  }

  const settings = read();

  function set(change) {
    Object.assign(settings, change);
    try {
      localStorage.setItem(STORED, JSON.stringify(settings));
    } catch {
      briefings.tell("This browser keeps no settings: they hold until the page is closed.", true);
    }
    apply();
  }

  // body.dark is gradio's switch.
  function apply() {
    const isDark = settings.theme === "dark" || (settings.theme !== "light" && isSystemDark.matches);
    document.body.classList.toggle("dark", isDark);
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  }

  function open() {
    const radios = THEMES.map(([theme, words]) => {
      const input = make("input", { type: "radio", name: "theme", value: theme });
      input.checked = settings.theme === theme;
      input.addEventListener("change", () => set({ theme }));
      return make("label", {}, input, words);
    });
    const { writer } = briefings.parts.around.known;
    menus.dialog("Settings",
      make("fieldset", {}, make("legend", {}, "Colours"), ...radios),
      make("fieldset", {}, make("legend", {}, "Keyboard"),
        tick("keys", "Use single keys, such as / for the question"), button({ class: "plain", onclick: () => briefings.showKeys() }, "Show the keys")),
      make("fieldset", {}, make("legend", {}, "Language model"), writer
        ? tick("write", `Let ${writer} write the answers`) : "",
        make("p", { class: "muted" }, writer
          ? "Each sentence it writes is checked against the sentences it cites. Without it, answers are the briefings' own sentences, and come at once."
          : "None is set: answers are the briefings' own sentences. To let one write, name it under [writer] in settings.toml in the library's folder.")),
      make("p", { class: "muted apart" }, "These settings are kept in this browser only."));
  }

  function tick(name, words) {
    const input = make("input", { type: "checkbox" });
    input.checked = settings[name];
    input.addEventListener("change", () => set({ [name]: input.checked }));
    return make("label", {}, input, make("span", {}, words));
  }

  isSystemDark.addEventListener("change", apply);
  Object.assign(briefings, { settings });
  // A wish that says nothing of it is written where a model is set.
  briefings.limits.push(() => (settings.write ? {} : { write: false }));
  briefings.headerTools.push(() => {
    apply();
    return button({ class: "plain", onclick: open }, "Settings");
  });
})(window.dom, window.menus, window.briefings);
