/**
 * The protocol spoken; the server also understands the one before (see older.ts). 2 added chapters, `lag`, `wait`, what
 * the server reckons, and the account in the word about scopes.
 */
export const PROTOCOL = 2
export const OLDEST_PROTOCOL = 1
/** The shape of cached rows. A console whose cache has another number drops the cache and pulls again. */
export const ROW_SCHEMA = 7

/** Limits both sides keep, in bytes, milliseconds or pieces. */
export const limits = {
  commandsPerPush: 100,
  leftOut: 1_000,
  lookedAt: 8,
  pushBytes: 256 * 1024,
  partBytes: 512 * 1024,
  heartbeatMs: 15_000,
  answerWithinMs: 20_000,
  lookAgainMs: 20_000,
  lookLastsMs: 45_000,
} as const
