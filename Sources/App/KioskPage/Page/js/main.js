// The page put together: one store, one link, one view at a time.
import { createDoors, createFrame } from "./frame.js";
import { watchIdle } from "./idle.js";
import { openLink } from "./link.js";
import { createRouter } from "./router.js";
import { createStore, runningOperation } from "./store.js";
import { guardTouches } from "./touch.js";
import { createBillView } from "./views/bill.js";
import { createCustomers } from "./views/customers.js";
import { createHome } from "./views/home.js";
import { createReading } from "./views/reading.js";
import { words } from "./words.js";

/** The doors, in the order of the home screen. */
const doors = [
  { name: "reading", icon: "meter", create: createReading },
  { name: "bill", icon: "bill", create: createBillView },
  { name: "customers", icon: "house", create: createCustomers },
];

const store = createStore();
const frame = createFrame(document.getElementById("frame"), words);
const stage = document.getElementById("stage");
const context = { words, store, views: doors, go: (name) => router.go(name) };
const views = new Map([["home", createHome(context)]]);
for (const door of doors) views.set(door.name, door.create(context));
const tabs = createDoors(document.getElementById("doors"), words, doors, context.go);
const router = createRouter([...views.keys()], change);
/** A page of an older build than the gateway's waits this long untouched before it reloads. */
const quietBeforeReload = 5000;
let lastTouch = 0;

function change(name) {
  for (const [other, view] of views) view.leave?.(other === name);
  stage.replaceChildren(views.get(name).node);
  document.documentElement.dataset.view = name;
  views.get(name).enter?.();
  render();
}

function render() {
  const state = store.get();
  frame.render(state, router.view);
  tabs.render(router.view);
  views.get(router.view)?.render(state);
}

/** Home for the next visitor: nothing of the last one stays. */
function startOver() {
  for (const view of views.values()) view.reset?.();
  router.go("home");
}

/** Nobody is sent home from home, nor while a meter is being read. */
function busy() {
  const state = store.get();
  const meters = state.hall?.meters ?? [];
  return router.view === "home" || meters.some((meter) => runningOperation(state, meter.address));
}

function everySecond() {
  const quiet = performance.now() - lastTouch > quietBeforeReload;
  if (store.get().outdated && router.view === "home" && quiet) location.reload();
  else render();
}

document.addEventListener("pointerdown", () => {
  lastTouch = performance.now();
});
guardTouches();
store.follow(render);
router.start();
watchIdle({ dialog: document.getElementById("leaving"), words, busy, leave: startOver });
openLink(store.dispatch);
setInterval(everySecond, 1000);
