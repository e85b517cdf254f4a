// Local date and time as text. The application core has no clock: whatever it knows of today comes from here.

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** "2026-11-23", by the user's own calendar day. */
export function localDate(now: Date): string {
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "14:32". */
export function localMinute(now: Date): string {
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** "2026-11-23T14:32:05", sorts by time within one zone. */
export function localTime(now: Date): string {
  return `${localDate(now)}T${localMinute(now)}:${two(now.getSeconds())}`;
}
