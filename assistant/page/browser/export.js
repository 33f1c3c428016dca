// Files of answers and pictures: asks for them, and hands them to the browser to keep.
// Offers keep(file), and adds a menu to each answer and one to the header.
"use strict";

((menus, briefings) => {
  const FORMS = [
    ["md", "Markdown", "Text with footnotes"],
    ["html", "HTML", "One page, for any browser"],
    ["docx", "Word", "A document with footnotes"],
    ["json", "JSON", "Everything, for programs"],
  ];
  const RECEIPT = ["receipt.json", "Receipt", "To make the answer again: briefings verify"];

  // `file` is {name, type, content}, in base64, or {reason} where there is none.
  function keep(file) {
    if (file.kind !== "file") {
      briefings.tell(file.reason, true);
      return;
    }
    const bytes = Uint8Array.from(atob(file.content), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    Object.assign(document.createElement("a"), { href: address, download: file.name }).click();
    URL.revokeObjectURL(address);
    briefings.tell(`Saved as ${file.name}`);
  }

  // `turn` is the id of one, or "" for the whole conversation.
  const exportMenu = (words, attributes, turn) => menus.menu(words, attributes, (turn ? [...FORMS, RECEIPT] : FORMS).map(([form, name, about]) =>
    ({ words: name, about, onclick: async () => keep(await briefings.call("export_answers", { form, turn })) })));

  Object.assign(briefings, { keep });
  // Of what was not answered there is nothing to keep.
  const hasAnswer = (turn) => turn.kind !== "failed" && turn.kind !== "stopped";
  briefings.tools.push((turn) => (hasAnswer(turn) ? exportMenu("Export", { "aria-label": "Export this answer" }, turn.id) : null));
  briefings.headerTools.push(() => exportMenu("Export", { "aria-label": "Export the conversation" }, ""));
})(window.menus, window.briefings);
