// What the page has to know of a price table: whom it suits, what is in force when, and for what
// time a visitor's month is billed by it.
import { dayOf, monthsAround, yearAround } from "../format.js";

const classes = ["residential", "residential-shared"];
const allPeriods = ["critical", "peak", "flat", "valley", "deepValley"];

/** Whether a visitor's kWh alone make a bill: a two-part tariff asks for what no household knows. */
export function suitsVisitors(summary, now, offset) {
  const today = dayOf(now, offset);
  return classes.includes(summary.class) && summary.plan !== "two-part"
    && summary.validFrom <= today && (summary.validTo ?? today) >= today;
}

/** The version in force on a day "2026-11-23", else the newest. */
export function versionOn(tariff, day) {
  const known = (version) => version.validFrom <= day && (version.validTo ?? day) >= day;
  return tariff?.versions.findLast(known) ?? tariff?.versions.at(-1);
}

/** The periods that a bill must tell apart, in their own order. */
export function periodsOf(version) {
  const { hours = [], exceptions } = version?.calendar ?? {};
  const names = [...hours, ...(exceptions ?? [])].flatMap((one) => Object.keys(one.periods));
  return allPeriods.filter((name) => names.includes(name));
}

/** For how many months the tiers are counted; a visitor's usual month is billed for as many. */
const windowMonths = { year: 12, twoMonths: 2 };

/**
 * The time to bill a usual month for: the present month and, where the tiers are counted longer, as
 * many months or the tier year; the next one where the tariff has begun within it.
 */
export function trialTime(tariff, now, offset) {
  const version = versionOn(tariff, dayOf(now, offset));
  const tiers = version?.tiers;
  const months = windowMonths[tiers?.window] ?? 1;
  const span = (ahead) =>
    months === 12 ? yearAround(now, offset, tiers.yearStart, ahead) : monthsAround(now, offset, months, ahead);
  const present = span(0);
  return { version, months, span: tariff.versions[0].validFrom <= present.from ? present : span(1) };
}
