// Shows a cited sentence beside its number while that is pointed at or focused: whatever has data-said and data-whence.
"use strict";

(({ make }, briefings) => {
  // Milliseconds until it is shown to a pointer that may be passing, and until it goes: time to reach it.
  const PAUSE = 120;
  const GRACE = 200;
  let tip = null;
  let over = null;
  let waiting = 0;

  function show(chip) {
    hide();
    over = chip;
    tip = make("div", { id: "peek", role: "tooltip" }, make("p", { class: "said" }, chip.dataset.said), make("p", { class: "muted" }, chip.dataset.whence));
    document.querySelector("main").append(tip);
    chip.setAttribute("aria-describedby", "peek");
    put();
  }

  function put() {
    const [at, size] = [over.getBoundingClientRect(), tip.getBoundingClientRect()];
    const below = at.bottom + 6 + size.height <= innerHeight;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    tip.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - 6 - size.height)}px`;
  }

  function hide() {
    clearTimeout(waiting);
    tip?.remove();
    over?.removeAttribute("aria-describedby");
    tip = over = null;
  }

  const later = (what, time) => { clearTimeout(waiting); waiting = setTimeout(what, time); };
  const chipOf = (node) => node instanceof Element && node.closest("[data-said]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const chip = chipOf(event.target);
    if (chip) {
      if (chip.dataset.marks) briefings.fetchAhead(chip.dataset.marks.split(" "));
      if (chip === over) clearTimeout(waiting);
      else later(() => show(chip), PAUSE);
    } else if (tip?.contains(event.target)) clearTimeout(waiting);
    else if (!over?.matches(":focus-visible")) later(hide, tip ? GRACE : 0);
  });
  document.addEventListener("focusin", (event) => {
    const chip = chipOf(event.target);
    if (chip?.matches(":focus-visible")) show(chip);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", hide);
  document.addEventListener("scroll", (event) => {
    if (!over || !event.target.contains(over)) return;
    const { top, bottom } = over.getBoundingClientRect();
    // Whoever steps to a number by keyboard may have it scrolled into sight.
    if (over.matches(":focus-visible") && top >= 0 && bottom <= innerHeight) put();
    else hide();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tip) return;
    // It only closes this, and not what is open behind it.
    event.stopImmediatePropagation();
    hide();
  }, true);
})(window.dom, window.briefings);
