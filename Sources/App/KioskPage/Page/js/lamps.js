// How a customer's lamp and words look, and what the pins say of them.
import { svg } from "./dom.js";

/** A house with its lamp, 72 units wide; it shines where it or its parent is `data-lit`. */
export function houseShapes() {
  return [
    svg("circle", { cx: 36, cy: 44, r: 46, class: "house-halo", fill: "url(#lamp-glow)" }),
    svg("path", { d: "M36 8 64 33V70H8V33z", class: "house-wall" }),
    svg("path", { d: "M2 37 36 6l34 31", class: "house-roof" }),
    svg("path", { d: "M36 27a13 13 0 0 0-8 23c2 2 3 3 3 6h10c0-3 1-4 3-6a13 13 0 0 0-8-23z", class: "house-lamp" }),
    svg("path", { d: "M31 60h10M33 64.5h6", class: "house-base" }),
  ];
}

/** "true", "false", or "unknown" where the pin could not be read. */
export function litAs(lamp) {
  return typeof lamp?.lit === "boolean" ? String(lamp.lit) : "unknown";
}

/** The four lit words of a customer as the pins show them; several or none may be lit. */
export function litWords(hall, customer) {
  return hall.lamps
    .filter((lamp) => lamp.kind === "word" && lamp.customer === customer && lamp.lit)
    .map((lamp) => lamp.word);
}
