// What stands around the conversation asks the server through here. Offers call(name, wanted), tell(words),
// and AWAY, what is said where the server does not answer.
"use strict";

(({ make, button }, briefings) => {
  const { parts, root } = briefings;
  const AWAY = "The page's server does not answer. See whether it is still running, then try again.";
  const SECONDS = 8;
  let clearing = 0;

  // Calls a function of the server; what comes instead of an answer has `kind` "away" and says so.
  async function call(name, wanted) {
    const told = await parts.around.server[name]({ visit: briefings.visit(), ...wanted }).catch(() => null);
    return told || { kind: "away", reason: AWAY, words: AWAY };
  }

  // Says what came of something, below the page: what went well for some seconds, what did not until it is dismissed.
  function tell(words, isFailure = false) {
    clearTimeout(clearing);
    const place = root("around");
    const clear = () => { place.replaceChildren(); delete place.dataset.tells; };
    place.dataset.tells = isFailure ? "failure" : "success";
    place.replaceChildren(make("p", {}, words), isFailure ? button({ class: "plain", onclick: clear }, "Dismiss") : "");
    if (!isFailure) clearing = setTimeout(clear, SECONDS * 1000);
  }

  Object.assign(briefings, { call, tell, AWAY });
  briefings.part("around", { begin: () => root("around").setAttribute("role", "status") });
})(window.dom, window.briefings);
