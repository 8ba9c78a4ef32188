import { randomBytes } from 'node:crypto'
import { type Instant, instant } from '#shared/domain/instant'

/** The present, as the server knows it. */
export interface ServerClock {
  readonly now: () => Instant
}

/** A source of secrets: bytes that nobody can guess. */
export interface Randomness {
  readonly bytes: (count: number) => Buffer
}

export const systemClock: ServerClock = { now: () => instant(Date.now()) }
export const systemRandomness: Randomness = { bytes: (count) => randomBytes(count) }
