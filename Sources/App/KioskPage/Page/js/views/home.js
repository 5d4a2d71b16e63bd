// The home screen: the board as it shines now, and a door for every view that is built.
import { createBoard } from "../board.js";
import { el, icon } from "../dom.js";

export function createHome({ words, views, go }) {
  const board = createBoard(words, "houses");
  const doors = views.map((view, index) => {
    const door = el(
      "button",
      { class: index === 0 ? "door first" : "door", id: `door-${view.name}`, onclick: () => go(view.name) },
      icon(view.icon, "icon door-icon"),
      el(
        "span",
        { class: "door-text" },
        el("span", { class: "door-title" }, words.views[view.name].title),
        el("span", { class: "door-lead" }, words.views[view.name].lead),
      ),
      index === 0 ? el("span", { class: "door-hint" }, icon("touch"), words.homeHint) : null,
    );
    return door;
  });
  const node = el(
    "section",
    { class: "view home", "aria-label": words.hall },
    el("div", { class: "hero" }, board.node),
    el("div", { class: "home-doors" }, ...doors),
  );
  return { node, render: (state) => board.render(state) };
}
