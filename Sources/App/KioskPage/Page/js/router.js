// Which view is on; the name stands in the address so that a reload comes back to it.

/** Calls `change(name)` for the view in the address; unknown names lead home. */
export function createRouter(names, change) {
  let present = "";

  function follow() {
    const asked = location.hash.slice(1);
    const name = names.includes(asked) ? asked : "home";
    if (name === present) return;
    present = name;
    change(name);
  }

  window.addEventListener("hashchange", follow);
  return {
    start: follow,
    get view() {
      return present;
    },
    /** Without a new entry in the history: nobody pages through other visitors' steps. */
    go(name) {
      history.replaceState(null, "", name === "home" ? location.pathname + location.search : `#${name}`);
      follow();
    },
  };
}
