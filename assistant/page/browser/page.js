// Registers the parts of the page, and draws each when gradio hands it a value. What a part is, its own file says.
//
// A part is a file: briefings.part("name", {begin, draw}). `begin` is called when gradio has put `<div id="name">` on the
// page, `draw` with every newer value. What a part offers to the others, it adds to window.briefings, and calls it there.
"use strict";

window.briefings = (() => {
  // The parts by name, as gradio hands them over, and what draws them: {element, trigger, props, watch, draw}.
  const parts = {};
  // What each does: {begin, draw}, either may be left out.
  const does = {};
  // The version last drawn of each part: an older one may still arrive after it.
  const drawn = {};

  const root = (name) => document.getElementById(name);

  const part = (name, what) => { does[name] = what; };

  // `events` are those the part triggers; gradio looks for their names in the text of the call.
  function mount(name, handed, events) {
    const { begin, draw } = does[name] || {};
    parts[name] = Object.assign(handed, { draw });
    if (begin) begin(handed);
    const update = () => {
      const value = handed.props.value;
      if (!draw || !value || value.v <= (drawn[name] || 0)) return;
      drawn[name] = value.v;
      draw(value);
    };
    handed.watch("value", update);
    update();
  }

  // What others add: tools of an answer and of the header, and what limits the next question.
  const [tools, headerTools, limits] = [[], [], []];

  return { parts, root, part, mount, tools, headerTools, limits };
})();
