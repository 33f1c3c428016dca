// Files on their way into the library: chosen, dropped anywhere on the page, or the samples. Offers beginnings(), say(words)
// and settleAdding().
"use strict";

(({ make, button }, briefings) => {
  const { parts, root } = briefings;
  const STOPPED = "Not added: stopped before.";
  const LOST = "It is not known whether it was added: the server did not say. Add it again if it is not among the briefings.";
  // What is added, one job after another: {name, rows, isStopped, request, ended}. A row is a file: {file, name, stage, fraction, told},
  // where `fraction` is how much of its stage is done: a bar fills while a file is sent, and anew while it is read.
  const jobs = [];
  // Those that the server was asked for and has not yet come to an end with.
  const asked = [];
  const WORDS = { uploading: "Uploading", waiting: "Waiting", adding: "Reading", added: "Added", failed: "Not added", stopped: "Stopped" };

  const known = () => parts.adding.known;

  function begin() {
    root("adding").append(make("p", { id: "said", role: "status" }), make("div", { id: "job" }));
    if (!known().editable) {
      root("adding").append(make("p", { class: "muted" }, "Read only: nothing is added or removed here."));
    } else {
      const field = make("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to add" });
      field.addEventListener("change", () => { take([...field.files]); field.value = ""; });
      root("adding").append(field, button({ id: "add-files", onclick: () => field.click() }, "Add briefings"),
        make("p", { class: "muted hint" }, "or drop files anywhere on the page"));
    }
    beginDropping();
    // What came of the last job is told until something else is done.
    for (const kind of ["click", "submit"]) document.addEventListener(kind, goOn);
    // Whatever is not yet added when the page goes, is not added.
    window.addEventListener("beforeunload", (event) => { if (jobs.some((job) => !job.ended)) event.preventDefault(); });
  }

  // ---- the ways in ------------------------------------------------------------------------------------------------

  // What an empty library offers, for whoever greets.
  function beginnings() {
    if (!parts.adding || !known().editable) return "";
    const { samples } = known();
    return make("div", { class: "beginnings" },
      button({ class: "primary", onclick: () => root("add-files").previousElementSibling.click() }, "Add briefings…"),
      samples ? button({ class: "plain", onclick: () => start([], true) }, "Try it with the samples") : "",
      make("p", { class: "muted" }, "Or drop files anywhere on this page: text, Markdown, HTML, PDF, Word, e-mail, JSON."));
  }

  function beginDropping() {
    const veil = make("div", { id: "veil", hidden: true }, make("p", {}, "Drop the files to add them"));
    root("adding").closest(".gradio-container").append(veil);
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const show = (isShown) => { veil.hidden = !isShown || !known().editable; };
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = known().editable ? "copy" : "none";
      show(true);
    });
    // Left for nowhere: the pointer is out of the window.
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) show(false); });
    document.addEventListener("drop", async (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      show(false);
      if (!known().editable) return;
      try {
        take(await dropped(event.dataTransfer));
      } catch {
        say("Nothing added: what was dropped could not all be read.");
      }
    });
  }

  // Folders are walked; what a browser cannot walk comes as it is.
  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
    if (!entries.length || entries.includes(null) || entries.includes(undefined)) return [...transfer.files];
    return (await Promise.all(entries.map(filesOf))).flat();
  }

  async function filesOf(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const found = [];
    const reader = entry.createReader();
    // A hundred at a time, and none when there are no more.
    for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) found.push(...some);
    return (await Promise.all(found.filter((one) => !one.name.startsWith(".")).map(filesOf))).flat();
  }

  function take(files) {
    if (!files.length) return;
    if (files.length > known().files) say(`Nothing added: ${files.length} files at once, ${known().files} may be.`);
    else start(files, false);
  }

  // ---- a job ------------------------------------------------------------------------------------------------------

  function start(files, isSamples) {
    forgetEnded();
    const name = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const rows = files.map((file) => ({ file, name: file.name, stage: "waiting", fraction: 0, told: "" }));
    jobs.push({ name, rows, isSamples, sent: [], isStopped: false, ended: "" });
    say("");
    briefings.showPane("library");
    drawJobs();
    if (jobs.filter((job) => !job.ended).length === 1) next();
  }

  async function next() {
    const job = jobs.find((one) => !one.ended);
    if (!job) return;
    for (const row of job.rows) await upload(job, row);
    job.sent = job.rows.filter((row) => row.path);
    if (!job.isStopped && (job.sent.length || job.isSamples)) {
      asked.push(job);
      parts.adding.trigger("upload", { job: job.name, files: job.sent.map((row) => row.path), samples: job.isSamples });
    } else end(job, job.isStopped ? "Stopped. Nothing added." : "Nothing added.");
  }

  async function upload(job, row) {
    if (job.isStopped) return set(row, { stage: "stopped", told: STOPPED });
    if (row.file.size > known().bytes) return set(row, { stage: "failed", told: tooLarge() });
    set(row, { stage: "uploading" });
    try {
      row.path = await send(job, row);
      set(row, { stage: "waiting", fraction: 0 });
    } catch (problem) {
      set(row, job.isStopped ? { stage: "stopped", told: STOPPED } : { stage: "failed", told: problem.message });
    }
  }

  const tooLarge = () => `It is larger than ${Math.round(known().bytes / 2 ** 20)} MB.`;

  // gradio's own upload tells nothing of how far it is.
  function send(job, row) {
    const form = new FormData();
    form.append("files", row.file, row.name);
    return new Promise((resolve, reject) => {
      const request = job.request = new XMLHttpRequest();
      const fail = (words) => () => reject(new Error(words));
      request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) set(row, { fraction: event.loaded / event.total }); });
      request.addEventListener("load", () => {
        if (request.status === 200) resolve(JSON.parse(request.responseText)[0]);
        else if (request.status === 413) fail(tooLarge())();
        else if (request.status === 507) fail(request.responseText)();
        else fail(`The server did not take it (${request.status}).`)();
      });
      request.addEventListener("error", fail("It could not be read or sent. A folder, or a file that changed meanwhile?"));
      request.addEventListener("abort", fail(STOPPED));
      request.open("POST", new URL("gradio_api/upload", document.baseURI));
      request.send(form);
    });
  }

  function stop() {
    for (const job of jobs.filter((one) => !one.ended)) {
      job.isStopped = true;
      job.request?.abort();
      parts.adding.server.stop_adding({ job: job.name });
    }
    root("job").querySelector(".stop").disabled = true;
  }

  function draw(value) {
    const job = jobs.find((one) => one.name === value.job);
    if (!job || job.ended) return;
    if (job.isSamples && !job.rows.length) {
      job.rows = value.files.map((file) => ({ ...file }));
      job.sent = job.rows;
      drawJobs();
    }
    value.files.forEach((file, i) => set(job.sent[i], { ...file, name: job.sent[i].name }));
    if (value.kind === "added") end(job, value.summary);
  }

  // When the server has come to its end with a job, so must the job, whatever was lost on the way.
  function settleAdding() {
    const job = asked.shift();
    // What it said last may still be on its way.
    setTimeout(() => breakOff(job), 500);
  }

  function breakOff(job) {
    if (!job || job.ended) return;
    for (const row of job.sent.filter((one) => ["waiting", "adding"].includes(one.stage))) set(row, { stage: "failed", told: LOST });
    end(job, "Adding broke off. What was added is among the briefings.");
  }

  // Gradio tells nobody that an event broke off with the connection.
  document.addEventListener("disconnected", () => asked.forEach(breakOff));

  function end(job, summary) {
    const unsent = job.rows.filter((row) => row.stage === "failed" && !job.sent.includes(row)).length;
    job.ended = unsent ? `${summary} ${unsent === 1 ? "1 file was" : `${unsent} files were`} not sent.` : summary;
    drawJobs();
    briefings.list();
    next();
  }

  // ---- what is seen of it -----------------------------------------------------------------------------------------

  function say(words) { root("said").textContent = words; }

  function drawJobs() {
    const running = jobs.filter((job) => !job.ended);
    if (jobs.length) root("job").dataset.kind = running.length ? "adding" : "added";
    else delete root("job").dataset.kind;
    root("job").replaceChildren(...(running.length ? drawRunning(running) : jobs.flatMap(drawEnded)));
  }

  function drawRunning(running) {
    const rows = running.flatMap((job) => job.rows);
    const words = rows.length ? `Adding ${rows.length === 1 ? "1 file" : `${rows.length} files`}` : "Adding the samples";
    return [make("p", { role: "status" }, words), make("ul", { class: "files", "aria-label": "Files being added", tabindex: "0" }, ...rows.map(drawRow)),
      button({ class: "plain stop", onclick: stop }, "Cancel")];
  }

  function drawRow(row) {
    row.bar = make("progress", { max: "1", "aria-label": row.name });
    row.words = make("span", { class: "muted" });
    set(row, {});
    return make("li", {}, make("span", { class: "name" }, row.name), row.words, row.bar);
  }

  function set(row, change) {
    Object.assign(row, change);
    if (!row.bar) return;
    const hasEnded = ["added", "failed", "stopped"].includes(row.stage);
    row.bar.value = row.fraction;
    row.bar.hidden = hasEnded && row.stage !== "added";
    row.words.textContent = row.stage === "failed" ? row.told : WORDS[row.stage] + (hasEnded || row.stage === "waiting" ? "" : ` ${Math.round(row.fraction * 100)} %`);
    row.words.classList.toggle("problem", row.stage === "failed");
  }

  function goOn(event) {
    const isElsewhere = !event.target.closest("#adding");
    if (!isElsewhere || (event.type !== "submit" && !event.target.closest("button, input"))) return;
    say("");
    forgetEnded();
  }

  function forgetEnded() {
    const ended = jobs.filter((job) => job.ended);
    if (!ended.length) return;
    for (const job of ended) jobs.splice(jobs.indexOf(job), 1);
    drawJobs();
  }

  function drawEnded(job) {
    const line = (row) => make("li", {}, make("strong", {}, row.name), ": ", row.told || WORDS[row.stage]);
    const bad = job.rows.filter((row) => row.stage !== "added");
    const good = job.rows.filter((row) => row.stage === "added");
    const dismiss = () => { jobs.splice(jobs.indexOf(job), 1); drawJobs(); };
    return [
      make("div", { class: "ended" }, make("p", { role: "status" }, job.ended), button({ class: "plain", onclick: dismiss }, "Dismiss")),
      bad.length ? make("ul", { class: "problems", "aria-label": "Not added" }, ...bad.map(line)) : "",
      good.length ? make("details", {}, make("summary", {}, good.length === 1 ? "What was added" : `What was added, ${good.length} files`), make("ul", {}, ...good.map(line))) : "",
    ].filter(Boolean);
  }

  Object.assign(briefings, { beginnings, say, settleAdding });
  briefings.part("adding", { begin, draw });
})(window.dom, window.briefings);
