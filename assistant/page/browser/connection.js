// Whether the program can be reached: asked again and again, and said below the header where it cannot be.
// Offers connection(), the place where it is said. Fires "disconnected" and "connected" at the document.
"use strict";

(({ make }, briefings) => {
  // Milliseconds: between two questions, while it is away too; and how long a busy program may take to answer.
  const PAUSE = 10000;
  const AGAIN = 3000;
  const PATIENCE = 20000;
  const LOST = "The connection to the program was lost. It is tried again; what you see here stays. See whether the program is still running.";
  let isLost = false;
  let waiting = 0;

  async function isThere() {
    try {
      return (await fetch(new URL("gradio_api/app_id", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
    } catch {
      return false;
    }
  }

  async function look(place) {
    clearTimeout(waiting);
    const wasLost = isLost;
    isLost = !(await isThere());
    if (isLost !== wasLost) {
      place.textContent = isLost ? LOST : "";
      document.dispatchEvent(new CustomEvent(isLost ? "disconnected" : "connected"));
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => look(place), isLost ? AGAIN : PAUSE);
  }

  function connection() {
    const place = make("p", { id: "connection", class: "failure", role: "alert" });
    waiting = setTimeout(() => look(place), PAUSE);
    window.addEventListener("offline", () => look(place));
    return place;
  }

  Object.assign(briefings, { connection });
})(window.dom, window.briefings);
