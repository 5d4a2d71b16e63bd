// What stands around every view: hall, live status and clock above, the doors below.
import { el, icon, setAttribute, setText, show } from "./dom.js";
import { ageText, dateOf, localized, timeOfDay } from "./format.js";
import { hallTime } from "./store.js";

const staleAfter = 10_000;

/** The bar above; its age moves by `tick`, once a second. */
export function createFrame(header, words) {
  const hall = el("p", { class: "hall" });
  const title = el("h1", {});
  const status = el("span", { id: "link-status", role: "status" });
  const age = el("span", { class: "link-age", "aria-hidden": "true" });
  const note = el("p", { class: "note", id: "simulated-note" });
  const time = el("span", { class: "clock-time", id: "clock" });
  const date = el("span", { class: "clock-date" });
  header.append(
    el("div", { class: "titles" }, hall, title),
    note,
    el("p", { class: "link" }, el("span", { class: "link-lamp", "aria-hidden": "true" }), status, age),
    el("p", { class: "clock" }, time, date),
  );

  return {
    render(state, view, now = Date.now()) {
      const name = state.hall?.hall?.name ?? words.hall;
      setText(hall, name);
      show(hall, view !== "home");
      setText(title, view === "home" ? name : words.views[view].title);
      setText(status, words.link[state.link.status]);
      const heard = state.link.heardAt;
      setText(age, heard === null ? "" : words.link.updated(ageText(now - heard, words)));
      const root = document.documentElement;
      setAttribute(root, "data-link", state.link.status);
      setAttribute(root, "data-stale", heard !== null && now - heard > staleAfter ? "true" : "false");
      show(note, Boolean(state.hall?.hall?.simulated));
      setText(note, localized(state.hall?.hall?.note));
      const shown = hallTime(state, now);
      setText(time, timeOfDay(shown, state.clock.offset, false));
      setText(date, dateOf(shown, state.clock.offset, words));
    },
  };
}

/** The bar below every view but home. */
export function createDoors(nav, words, views, go) {
  const home = el("button", { class: "door-home", onclick: () => go("home") }, icon("home"), words.home);
  const tabs = views.map((view) => {
    const tab = el("button", { onclick: () => go(view.name) }, icon(view.icon), words.views[view.name].title);
    tab.dataset.view = view.name;
    return tab;
  });
  nav.setAttribute("aria-label", words.home);
  nav.append(home, ...tabs);
  return {
    render(view) {
      show(nav, view !== "home");
      for (const tab of tabs) setAttribute(tab, "aria-current", tab.dataset.view === view ? "page" : null);
    },
  };
}
