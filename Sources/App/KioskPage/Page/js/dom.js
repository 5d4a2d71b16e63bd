// Small builders for elements; text goes in as text, never as markup.

const svgNamespace = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are `null` or `false` are left out, `on…` are listeners. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

/** One of the symbols at the top of index.html; decoration, so hidden from readers aloud. */
export function icon(name, className = "icon") {
  return svg("svg", { class: className, "aria-hidden": "true" }, svg("use", { href: `#icon-${name}` }));
}

/** Sets the text only where it differs, so that nothing is repainted or read aloud again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets an attribute only where it differs; `null` and `false` remove it. */
export function setAttribute(node, name, value) {
  if (value === null || value === false || value === undefined) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

/** Shows or hides a node. */
export function show(node, visible) {
  if (node.hidden === visible) node.hidden = !visible;
}

/** 实测 or 模拟, beside a number. */
export function badge(words, simulated) {
  const node = el("span", { class: "badge" });
  setBadge(node, words, simulated);
  return node;
}

export function setBadge(node, words, simulated) {
  setText(node, simulated ? words.simulated : words.measured);
  setAttribute(node, "data-source", simulated ? "simulated" : "measured");
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
