// Elements. Text only ever becomes text: nothing that was stored can turn into markup.

const SVG = "http://www.w3.org/2000/svg";

/** h("button", { class: "primary", onclick: go }, "Go", [more, children]) */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(2).filter((child) => child !== undefined && child !== false));
  return element;
}

/** Puts these in the place of what an element held. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat(2).filter((child) => child !== undefined && child !== false));
}

/** Sets a text only where it differs, so that screen readers do not hear it again. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
