// A bar chart by hand: one row a bar, its name before it and its value behind it. A pattern tells
// the tiers apart besides the colour.
import { svg } from "./dom.js";

const wide = { height: 48, bar: 34 };
/** Where many bars share the room. */
const narrow = { height: 40, bar: 28, from: 5 };
const nameWidth = 196;
const valueWidth = 176;
const patterns = ["plain", "stripes", "dots", "bars", "cross"];

/** `bars` are `{name, value, text, series}`; drawn at `width` pixels so that text is never scaled. */
export function barChart(bars, { width, title, description }) {
  const row = bars.length >= narrow.from ? narrow : wide;
  const height = Math.max(bars.length, 1) * row.height;
  const largest = Math.max(...bars.map((bar) => bar.value), 0);
  const room = Math.max(width - nameWidth - valueWidth, 1);
  const node = svg(
    "svg", { class: "chart", role: "img", viewBox: `0 0 ${width} ${height}`, width, height,
      "aria-label": title },
    svg("desc", {}, description),
    patternsOf(),
  );
  bars.forEach((bar, index) => {
    const y = index * row.height;
    const length = largest > 0 ? Math.max((bar.value / largest) * room, 3) : 3;
    const series = bar.series % patterns.length;
    const middle = y + row.height / 2;
    node.append(
      svg("text", { x: 0, y: middle + 9, class: "chart-name" }, bar.name),
      svg("rect", {
        x: nameWidth, y: y + (row.height - row.bar) / 2, width: length, height: row.bar, rx: 5,
        class: `bar series-${series}`,
      }),
      svg("rect", {
        x: nameWidth, y: y + (row.height - row.bar) / 2, width: length, height: row.bar, rx: 5,
        fill: series === 0 ? "none" : `url(#pattern-${patterns[series]})`,
      }),
      svg("text", { x: nameWidth + length + 14, y: middle + 9, class: "chart-value" }, bar.text),
    );
  });
  return node;
}

function patternsOf() {
  const pattern = (name, ...children) =>
    svg("pattern", { id: `pattern-${name}`, width: 12, height: 12, patternUnits: "userSpaceOnUse" }, ...children);
  return svg(
    "defs", {},
    pattern("stripes", svg("path", { d: "M-3 3 3-3M0 12 12 0M9 15 15 9", class: "pattern-line" })),
    pattern("dots", svg("circle", { cx: 6, cy: 6, r: 2.6, class: "pattern-dot" })),
    pattern("bars", svg("path", { d: "M6 0V12", class: "pattern-line" })),
    pattern("cross", svg("path", { d: "M0 6H12M6 0V12", class: "pattern-line" })),
  );
}
