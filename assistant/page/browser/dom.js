// Makes elements. What is shown is set as text, never as markup: briefings and questions come from anyone.
"use strict";

window.dom = (() => {
  // `onclick` is a listener; an attribute that is false or null is left out, as is a child that is "" or null.
  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "onclick") node.addEventListener("click", value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  }

  const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

  // A field for a day; a year has four digits, as the program reads it.
  const dateField = (attributes) => make("input", { type: "date", min: "1000-01-01", max: "9999-12-31", ...attributes });

  // What is told of a sentence, side by side; what is "" is left out.
  const beside = (...told) => told.filter(Boolean).join(" · ");

  return { make, button, dateField, beside };
})();
