// What a public touch screen must not do.

const doubleTouch = 250;
const doubleKey = 80;

/** Ignores a trembling finger's second touch, and switches off menus, selection and dragging. */
export function guardTouches(root = document) {
  let lastTarget = null;
  let lastTime = -Infinity;
  root.addEventListener(
    "click",
    (event) => {
      const target = event.target.closest("button, a, [role=radio], [role=tab]");
      if (!target || event.detail === 0) return;
      const pause = target.hasAttribute("data-key") ? doubleKey : doubleTouch;
      if (target === lastTarget && event.timeStamp - lastTime < pause) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      lastTarget = target;
      lastTime = event.timeStamp;
    },
    true,
  );
  for (const name of ["contextmenu", "dragstart", "selectstart"]) {
    root.addEventListener(name, (event) => event.preventDefault());
  }
}
