// What the next questions are limited to: dates, tags, chosen briefings; said above the question box.
// Offers scope, which holds them: {since, until, tags, briefings}; scopeJson(), limitTo(change) and sayLimits(words, within).
"use strict";

(({ make, button }, briefings) => {
  const { root } = briefings;
  const scope = { since: "", until: "", tags: new Set(), briefings: new Set() };

  // As Python reads it; an open end is null.
  const scopeJson = () => ({ since: scope.since || null, until: scope.until || null, tags: [...scope.tags], briefings: [...scope.briefings] });
  const isLimited = () => Boolean(scope.since || scope.until || scope.tags.size || scope.briefings.size);

  // `change` is what of the scope becomes otherwise; the list follows, and says what it comes to.
  function limitTo(change) {
    Object.assign(scope, change);
    // What it comes to otherwise, only the server can tell.
    if (!isLimited()) sayLimits("");
    return briefings.list();
  }

  const clear = () => limitTo({ since: "", until: "", tags: new Set(), briefings: new Set() });

  // `words` are "" where the server could not tell them; what is limited is said even so.
  function sayLimits(words, within) {
    const place = root("limits");
    place.setAttribute("role", "status");
    place.dataset.within = words ? String(within) : "";
    place.replaceChildren(...(isLimited()
      ? [make("span", {}, words || "Only what is chosen in the list"), button({ class: "plain", "aria-label": "Ask all briefings again", onclick: clear }, "Clear")]
      : []));
  }

  briefings.limits.push(() => (isLimited() ? { scope: scopeJson() } : {}));
  Object.assign(briefings, { scope, scopeJson, limitTo, sayLimits });
})(window.dom, window.briefings);
