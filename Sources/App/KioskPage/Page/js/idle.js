// Back to the home screen when a visitor has gone: a while untouched, then a visible countdown.
import { el, setText } from "./dom.js";

const usual = { idle: 60, warn: 20 };
const longest = 3600;

/**
 * Watches for touches. `busy()` holds the countdown off (a reading is under way, or the page is
 * home and untouched anyway); `leave()` goes home. `?idle=2&warn=1` shortens both, in seconds.
 */
export function watchIdle({ dialog, words, busy, leave, query = location.search }) {
  const limits = read(query);
  const count = el("p", { class: "leaving-count", id: "leaving-text" });
  const stay = el("button", { class: "primary", id: "stay", onclick: touched }, words.idle.stay);
  const go = el("button", { id: "leave", onclick: end }, words.idle.leave);
  dialog.setAttribute("aria-labelledby", "leaving-title");
  dialog.setAttribute("aria-describedby", "leaving-text");
  dialog.append(
    el("h2", { id: "leaving-title" }, words.idle.title),
    count,
    el("div", { class: "leaving-bar" }, el("span")),
    el("div", { class: "leaving-choice" }, stay, go),
  );
  const bar = dialog.querySelector(".leaving-bar span");
  let quietSince = performance.now();

  function touched() {
    quietSince = performance.now();
    if (dialog.open) dialog.close();
  }

  function end() {
    touched();
    leave();
  }

  function look() {
    if (busy()) {
      touched();
      return;
    }
    const quiet = (performance.now() - quietSince) / 1000;
    if (quiet < limits.idle) return;
    const left = limits.idle + limits.warn - quiet;
    if (left <= 0) {
      end();
      return;
    }
    setText(count, words.idle.text(Math.ceil(left)));
    bar.style.transform = `scaleX(${left / limits.warn})`;
    if (!dialog.open) dialog.showModal();
  }

  for (const name of ["pointerdown", "keydown", "wheel"]) {
    // In the countdown a touch anywhere stays, but not one that is on its way to "home".
    document.addEventListener(name, (event) => {
      if (!dialog.open) quietSince = performance.now();
      else if (!go.contains(event.target) && event.key !== "Tab" && event.target === dialog) touched();
    });
  }
  dialog.addEventListener("cancel", touched);
  setInterval(look, 250);
}

function read(query) {
  const given = new URLSearchParams(query);
  const seconds = (name) => {
    const value = Number(given.get(name));
    return value > 0 && value <= longest ? value : usual[name];
  };
  return { idle: seconds("idle"), warn: seconds("warn") };
}
