// Times and numbers as visitors read them. The gateway's stamps carry their own offset from UTC,
// and the page shows that, whatever the computer's own zone is.

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A stamp such as "2026-11-23T18:20:00+08:00" as milliseconds and its offset; `null` if it is none. */
export function parseStamp(text) {
  const epoch = Date.parse(text ?? "");
  if (Number.isNaN(epoch)) return null;
  const zone = /([+-])(\d\d):(\d\d)$/.exec(text);
  const minutes = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === "-" ? -1 : 1) : 0;
  return { epoch, offset: minutes * 60_000 };
}

/** "18:20:05" in the hall's own zone. */
export function timeOfDay(epoch, offset, seconds = true) {
  const parts = civil(epoch, offset);
  const clock = [parts.hour, parts.minute, ...(seconds ? [parts.second] : [])];
  return clock.map(two).join(":");
}

export function dateOf(epoch, offset, words) {
  const parts = civil(epoch, offset);
  return words.date(parts.year, parts.month, parts.day, words.weekdays[parts.weekday]);
}

/** The time of day where it is today's, else the day and the time. */
export function stampText(text, now) {
  const stamp = parseStamp(text);
  if (!stamp) return "";
  const then = civil(stamp.epoch, stamp.offset);
  const today = civil(now, stamp.offset);
  const sameDay = then.year === today.year && then.month === today.month && then.day === today.day;
  const clock = timeOfDay(stamp.epoch, stamp.offset, sameDay);
  return sameDay ? clock : `${two(then.month)}-${two(then.day)} ${clock}`;
}

/** "12 秒前"; what lies ahead by a skewed clock counts as now. */
export function ageText(milliseconds, words) {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 3) return words.age.now;
  if (seconds < minute) return words.age.seconds(seconds);
  if (seconds < hour) return words.age.minutes(Math.floor(seconds / minute));
  if (seconds < day) return words.age.hours(Math.floor(seconds / hour));
  return words.age.days(Math.floor(seconds / day));
}

/** "11月23日" of a day "2026-11-23"; anything else stays as it is. */
export function dayText(text, words) {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text ?? "");
  return match ? words.monthDay(Number(match[2]), Number(match[3])) : (text ?? "");
}

/** The last day of a time that ends where the day `end`, "2026-11-23", begins: "11月22日". */
export function lastDayText(end, words) {
  const stamp = parseStamp(`${end}T00:00:00Z`);
  return stamp ? dayText(dayOf(stamp.epoch - day * 1000, 0), words) : (end ?? "");
}

/** The day that `epoch` falls on, as usage wants it: "2026-11-23". */
export function dayOf(epoch, offset) {
  const { year, month, day } = civil(epoch, offset);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `count` months from the one that `epoch` falls in, or as many times `ahead` later. */
export function monthsAround(epoch, offset, count, ahead) {
  const { year, month } = civil(epoch, offset);
  const first = (later) => {
    const at = month - 1 + later;
    return `${year + Math.floor(at / 12)}-${two((at % 12) + 1)}-01`;
  };
  return { from: first(count * ahead), to: first(count * (ahead + 1)) };
}

/** The twelve months from the latest `start` ("07-01") on, or `ahead` years later. */
export function yearAround(epoch, offset, start, ahead) {
  const { year } = civil(epoch, offset);
  const first = (dayOf(epoch, offset).slice(5) >= start ? year : year - 1) + ahead;
  return { from: `${first}-${start}`, to: `${first + 1}-${start}` };
}

/** A whole number without its zeros behind the point: "240.00" is "240", "231.10" stays. */
export function trimmed(decimal) {
  return decimal.replace(/\.0+$/, "");
}

/** `{zh, en}` or plain text, in Chinese. */
export function localized(text) {
  return typeof text === "string" ? text : (text?.zh ?? text?.en ?? "");
}

function civil(epoch, offset) {
  const date = new Date(epoch + offset);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function two(number) {
  return String(number).padStart(2, "0");
}
