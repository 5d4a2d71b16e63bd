// The hall's display board as a picture: three strips, the customers below them, and, where
// asked, the way a question takes to a meter. What shines here is `lamps[].lit`, nothing else.
// Drawn at the size it has on the screen, so that its text is never scaled.
import { setAttribute, setText, svg } from "./dom.js";
import { houseShapes, litAs, litWords } from "./lamps.js";

const phases = ["A", "B", "C"];
const dotsPerWay = 3;
/** As in app.css: what a Chinese character of a customer's name takes. */
const nameSize = 28;

/** `below` is "links" (gateway, concentrator, meters), "houses" or "none". */
export function createBoard(words, below) {
  const node = svg("svg", { class: `board board-${below}`, role: "img", "aria-label": words.boardTitle });
  const box = document.createElement("div");
  box.className = "board-box";
  box.append(node);
  let built = "";
  let state = null;
  let parts = null;

  new ResizeObserver(draw).observe(box);

  function draw() {
    const { clientWidth: width, clientHeight: height } = box;
    if (!state?.hall || width === 0 || height === 0) return;
    const key = structure(state.hall, width, height);
    if (key !== built) {
      built = key;
      node.setAttribute("viewBox", `0 0 ${width} ${height}`);
      node.setAttribute("width", width);
      node.setAttribute("height", height);
      node.replaceChildren();
      parts = build(node, state.hall, { width, height, words, below });
    }
    light(parts, state, words);
  }

  return {
    node: box,
    render(next) {
      state = next;
      draw();
    },
  };
}

/** What must change for the picture to be drawn anew. */
function structure(hall, width, height) {
  const strips = hall.lamps.filter((lamp) => lamp.kind === "strip").map((lamp) => lamp.name);
  const customers = hall.customers.map((one) => [one.n, one.name, one.phase, one.meter]);
  const meters = hall.meters.map((meter) => [meter.address, meter.name, meter.phase, meter.customer]);
  return JSON.stringify([width, height, strips, customers, meters]);
}

function build(root, hall, frame) {
  const parts = { lamps: new Map(), links: new Map(), words: new Map(), ways: new Map() };
  const linked = frame.below === "links";
  const left = linked ? 232 : 0;
  const strips = { left: left + 74, right: frame.width - 14, y: stripRows(frame) };
  parts.behind = root.appendChild(svg("g", {}));
  parts.above = svg("g", {});
  for (const phase of phases) drawStrip(root, hall, phase, left, strips, parts, frame);
  if (frame.below === "none") return parts;
  if (linked) drawGateway(root, hall, frame, strips, parts);
  const columns = hall.customers.length;
  hall.customers.forEach((customer, index) => {
    const width = (frame.width - left) / columns;
    const column = { x: left + width * index, width };
    if (linked) drawMeter(root, hall, customer, column, strips, parts, frame);
    else drawHome(root, hall, customer, column, strips, parts, frame);
  });
  if (linked) parts.dots = root.appendChild(svg("g", { class: "dots" }));
  root.append(parts.above);
  return parts;
}

function stripRows({ below, height }) {
  if (below === "none") return phases.map((_, index) => height * (0.2 + 0.3 * index));
  const [first, step] = below === "links" ? [22, 44] : [26, 52];
  return phases.map((_, index) => first + step * index);
}

function drawStrip(root, hall, phase, left, strips, parts, { words, below }) {
  const y = strips.y[phases.indexOf(phase)];
  const thick = below === "links" ? 16 : 20;
  const lamps = hall.lamps
    .filter((lamp) => lamp.kind === "strip" && lamp.phase === phase)
    .sort((one, other) => one.segment - other.segment);
  const group = svg("g", { class: "strip", "data-phase": phase });
  group.append(
    svg("text", { x: left, y: y + 9, class: "strip-name" }, words.phase(phase)),
    svg("line", { x1: strips.left - 12, x2: strips.right, y1: y, y2: y, class: "wire" }),
  );
  const gap = 14;
  const width = (strips.right - strips.left - gap * (lamps.length - 1)) / Math.max(lamps.length, 1);
  lamps.forEach((lamp, index) => {
    const x = strips.left + index * (width + gap);
    const segment = svg("g", { class: "segment", "data-lamp": lamp.name });
    const bar = (grow, name) =>
      svg("rect", {
        x: x - grow, y: y - thick / 2 - grow, width: width + 2 * grow, height: thick + 2 * grow,
        rx: thick / 2 + grow, class: name,
      });
    segment.append(bar(9, "halo"), bar(0, "glow"), svg("rect", {
      x: x + 8, y: y - 3, width: Math.max(width - 16, 1), height: 4, rx: 2, class: "core",
    }));
    group.append(segment);
    parts.lamps.set(lamp.name, segment);
  });
  root.append(group);
}

function drawGateway(root, hall, { width, height, words }, strips, parts) {
  const bottom = height - 26;
  const gateway = { x: 0, y: bottom - 84, width: 196, height: 84 };
  const concentrator = { x: 0, y: 14, width: 196, height: 96 };
  const bracket = 212;
  root.append(
    svg("path", {
      class: "link", d: `M98 ${gateway.y}V${concentrator.y + concentrator.height}`,
    }),
    svg("path", {
      class: "link carrier",
      d: `M196 ${strips.y[1]}H224M${bracket} ${strips.y[0]}V${strips.y[2]}M${bracket} ${strips.y[0]}h12M${bracket} ${strips.y[2]}h12`,
    }),
  );
  box(parts.above, gateway, words.devices.gateway, words.devices.gatewayNote);
  box(parts.above, concentrator, words.devices.concentrator, words.devices.carrier);
  parts.gateway = gateway;
  parts.bus = gateway.y + gateway.height - 22;
  const column = (width - 232) / hall.customers.length;
  const end = 232 + column * (hall.customers.length - 1) + meterAt(column).middle;
  root.append(
    svg("path", { class: "link bus", d: `M${gateway.width} ${parts.bus}H${end}` }),
    svg("text", { x: gateway.width + 18, y: parts.bus + 34, class: "bus-name" }, words.devices.rs485),
  );
}

function box(root, { x, y, width, height }, title, note) {
  root.append(
    svg("rect", { x: x + 1, y, width: width - 2, height, rx: 14, class: "device" }),
    svg("text", { x: x + width / 2, y: y + height / 2 - 6, class: "device-name" }, title),
    svg("text", { x: x + width / 2, y: y + height / 2 + 27, class: "device-note" }, note),
  );
}

/** Where the meter stands in a column of this width. */
function meterAt(column) {
  const width = Math.min(128, column * 0.48);
  const left = column > 220 ? 22 : 16;
  return { left, width, middle: left + width / 2 };
}

function drawMeter(root, hall, customer, column, strips, parts, { words, height }) {
  const meter = hall.meters.find((one) => one.address === customer.meter);
  if (!meter) return;
  const place = meterAt(column.width);
  const size = { width: place.width, height: 66 };
  const room = { top: strips.y[2] + 26, bottom: parts.bus - 18 };
  const top = (room.top + room.bottom) / 2 - size.height / 2;
  const x = column.x + place.left;
  const middle = column.x + place.middle;
  const from = strips.y[phases.indexOf(meter.phase)] ?? strips.y[0];
  const houseSize = Math.min(72, column.width - place.left - size.width - 22);
  const houseLeft = x + size.width + 18;
  const riser = svg("path", { class: "link riser", d: `M${middle} ${parts.bus}V${top + size.height}` });
  const drop = svg("path", { class: "drop", "data-phase": meter.phase, d: `M${middle} ${from}V${top}` });
  parts.behind.append(drop);
  root.append(
    riser,
    svg("circle", { cx: middle, cy: from, r: 7, class: "joint", "data-phase": meter.phase }),
    svg("path", {
      class: "drop", "data-phase": meter.phase,
      d: `M${x + size.width} ${top + size.height / 2}H${houseLeft + 6}`,
    }),
  );
  parts.above.append(
    svg("rect", { x, y: top, ...size, rx: 10, class: "meter" }),
    svg("text", { x: middle, y: top + size.height / 2 + 9, class: "meter-name" }, meter.name),
  );
  drawHouse(root, hall, customer, { x: houseLeft, y: top + 68 - houseSize, size: houseSize }, parts);
  const fits = customer.name && customer.name.length * nameSize < column.width - size.width / 2;
  const name = fits ? customer.name : words.customer(customer.n);
  const right = column.x + column.width - (name.length * nameSize) / 2 - 2;
  const nameX = Math.min(houseLeft + houseSize / 2, right);
  root.append(svg("text", { x: nameX, y: top + 100, class: "house-name" }, name));
  parts.links.set(meter.address, { riser, drop });
  const back = parts.gateway;
  parts.ways.set(meter.address, {
    rs485: `M${back.width} ${parts.bus}H${middle}V${top + size.height}`,
    carrier: `M98 ${back.y}V${strips.y[1]}H212V${from}H${middle}V${top}`,
  });
}

function drawHome(root, hall, customer, column, strips, parts, { words, height }) {
  const from = strips.y[phases.indexOf(customer.phase)] ?? strips.y[0];
  const beside = column.width > 380;
  const free = height - strips.y[2] - (beside ? 44 : 150);
  const size = Math.min(210, free, column.width * 0.8);
  const middle = column.x + (beside ? size / 2 + 20 : column.width / 2);
  const top = beside ? height - size - 4 : height - 108 - size;
  const text = beside
    ? { x: middle + size / 2 + 108, name: top + size * 0.48, plate: top + size * 0.58 }
    : { x: middle, name: height - 66, plate: height - 48 };
  parts.behind.append(
    svg("path", { class: "drop", "data-phase": customer.phase, d: `M${middle} ${from}V${top + size * 0.14}` }));
  root.append(
    svg("circle", { cx: middle, cy: from, r: 8, class: "joint", "data-phase": customer.phase }),
  );
  drawHouse(root, hall, customer, { x: middle - size / 2, y: top, size }, parts);
  const name = customer.name ?? words.customer(customer.n);
  root.append(svg("text", { x: text.x, y: text.name, class: "house-name" }, name));
  const plate = svg("g", { class: "plate" });
  const word = svg("text", { x: text.x, y: text.plate + 33, class: "plate-word" });
  plate.append(svg("rect", { x: text.x - 84, y: text.plate, width: 168, height: 48, rx: 10 }), word);
  root.append(plate);
  parts.words.set(customer.n, { plate, text: word });
}

function drawHouse(root, hall, customer, { x, y, size }, parts) {
  const lamp = hall.lamps.find((one) => one.kind === "lamp" && one.customer === customer.n);
  const s = size / 72;
  const house = svg("g", { class: "house", transform: `translate(${x} ${y}) scale(${s})` });
  if (lamp) house.setAttribute("data-lamp", lamp.name);
  house.append(...houseShapes());
  root.append(house);
  if (lamp) parts.lamps.set(lamp.name, house);
}

function light(parts, state, words) {
  for (const lamp of state.hall.lamps) {
    const node = parts.lamps.get(lamp.name);
    if (node) setAttribute(node, "data-lit", litAs(lamp));
  }
  for (const [n, { plate, text }] of parts.words) {
    const lit = litWords(state.hall, n);
    setText(text, lit.map((word) => words.states[word] ?? word).join(" "));
    setAttribute(plate, "data-word", lit[0] ?? null);
    setAttribute(plate, "visibility", lit.length > 0 ? null : "hidden");
  }
  for (const meter of state.hall.meters) {
    const link = parts.links.get(meter.address);
    if (link) setAttribute(link.riser, "data-quality", meter.link?.quality ?? "good");
  }
  if (parts.dots) moveDots(parts, state);
}

/** Dots run only where an operation runs, or along the whole line while the hall says `moving`. */
function moveDots(parts, state) {
  const running = state.hall.meters
    .map((meter) => ({ meter, operation: state.operations[meter.address] }))
    .filter(({ operation }) => operation && !operation.finished && operation.step !== "queued");
  const ways = running.map(({ meter, operation }) => ({
    d: parts.ways.get(meter.address)?.[meter.medium === "wire" ? "rs485" : "carrier"],
    back: operation.step !== "sending",
  }));
  if (ways.length === 0 && state.hall.moving) {
    const last = state.hall.meters.at(-1);
    ways.push({ d: parts.ways.get(last?.address)?.rs485, back: false });
  }
  const shown = ways.filter((way) => way.d && state.link.status !== "lost");
  const key = shown.map((way) => way.d + (way.back ? "<" : ">")).join(" ");
  if (parts.dots.dataset.ways === key) return;
  parts.dots.dataset.ways = key;
  parts.dots.replaceChildren(...shown.flatMap(dotsAlong));
}

function dotsAlong({ d, back }) {
  return Array.from({ length: dotsPerWay }, (_, index) => {
    const dot = svg("circle", { r: 8, class: back ? "dot back" : "dot" });
    dot.style.offsetPath = `path("${d}")`;
    dot.style.offsetDistance = `${((index + 0.5) * 100) / dotsPerWay}%`;
    dot.style.animationDelay = `${(-index * 1.5) / dotsPerWay}s`;
    return dot;
  });
}
