import { HOUR_MS, MINUTE_MS } from '../instant'

/** Milliseconds after midnight of "HH:MM"; "24:00" is the end of the day. */
export const wallTimeMs = (text: string): number =>
  Number(text.slice(0, 2)) * HOUR_MS + Number(text.slice(3, 5)) * MINUTE_MS
