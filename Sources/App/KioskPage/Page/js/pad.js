// Large number keys: a public screen has no keyboard of its own.
import { el, icon } from "./dom.js";

/** Calls `press` with a digit, "back" or "clear". */
export function createPad(words, press) {
  const key = (name, ...content) =>
    el("button", { class: "key", "data-key": name, onclick: () => press(name) }, ...content);
  const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => key(digit, digit));
  const clear = key("clear", words.keys.clear);
  const back = key("back", icon("back"));
  back.setAttribute("aria-label", words.keys.back);
  return el("div", { class: "pad" }, ...digits, clear, key("0", "0"), back);
}

/** The text after a key; whole numbers of at most `length` digits. */
export function pressed(text, name, length) {
  if (name === "clear") return "";
  if (name === "back") return text.slice(0, -1);
  const next = text === "0" ? name : text + name;
  return next.length <= length ? next : text;
}
