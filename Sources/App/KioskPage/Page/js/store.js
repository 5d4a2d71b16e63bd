// What the page knows. `reduce` is pure: the moment an event came in is part of the event.

/** Elements of the state that a patch replaces whole, and what tells them apart. */
const keys = { meters: "address", customers: "n", lamps: "name" };

export const initial = Object.freeze({
  /** The hall as the gateway last told it, or `null`. */
  hall: null,
  /** The latest operation of each meter, by address. */
  operations: {},
  link: { status: "connecting", heardAt: null },
  /** The gateway's time less this computer's, and the hall's offset from UTC; milliseconds. */
  clock: { skew: 0, offset: 8 * 3_600_000 },
  /** Set where the gateway behind the page is another build than the one that served it. */
  outdated: false,
});

/**
 * The state after an event `{type, data, at, stamp}`: `snapshot`, `patch`, `operation` and `tick`
 * come from the gateway; `link` from the page's own link. `at` is the local time in milliseconds,
 * `stamp` the parsed `data.time`.
 */
export function reduce(state, event) {
  switch (event.type) {
    case "snapshot":
      return heard({ ...state, hall: event.data, outdated: outdated(state, event.data) }, event);
    case "patch":
      return heard(state.hall ? { ...state, hall: patched(state.hall, event.data) } : state, event);
    case "operation":
      return heard({ ...state, operations: withOperation(state.operations, event.data) }, event);
    case "tick":
      return heard(state, event);
    case "link":
      return { ...state, link: { ...state.link, status: event.status } };
    default:
      return state;
  }
}

/** A store that tells its followers at most once a frame. */
export function createStore(frame = requestAnimationFrame) {
  let state = initial;
  let due = false;
  const followers = new Set();
  const tell = () => {
    due = false;
    for (const follower of followers) follower(state);
  };
  return {
    get: () => state,
    dispatch(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      if (!due) {
        due = true;
        frame(tell);
      }
    },
    follow(follower) {
      followers.add(follower);
    },
  };
}

/** The hall's time at the local moment `at`, in milliseconds. */
export function hallTime(state, at) {
  return at + state.clock.skew;
}

/** The operation of a meter that has not come to its end, or `undefined`. */
export function runningOperation(state, address) {
  const operation = state.operations[address];
  return operation && !operation.finished ? operation : undefined;
}

function heard(state, event) {
  const clock = event.stamp
    ? { skew: event.stamp.epoch - event.at, offset: event.stamp.offset }
    : state.clock;
  return { ...state, clock, link: { ...state.link, heardAt: event.at } };
}

function outdated(state, hall) {
  return state.outdated || (state.hall !== null && state.hall.build !== hall.build);
}

function patched(hall, patch) {
  const next = { ...hall };
  for (const [name, value] of Object.entries(patch)) {
    const key = keys[name];
    next[name] = key ? replaced(hall[name] ?? [], value, key) : value;
  }
  return next;
}

function replaced(elements, changed, key) {
  const byKey = new Map(changed.map((element) => [element[key], element]));
  const kept = elements.map((element) => byKey.get(element[key]) ?? element);
  const known = new Set(elements.map((element) => element[key]));
  return kept.concat(changed.filter((element) => !known.has(element[key])));
}

/** An older event of the same operation never undoes its end. */
function withOperation(operations, operation) {
  const present = operations[operation.meter];
  if (present && present.id === operation.id && present.finished) return operations;
  return { ...operations, [operation.meter]: operation };
}
