import { createHash, timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, codeOfBytes, type DisplayCode } from '#shared/domain/displayCode'
import { personId } from '#shared/domain/ids'
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Wallboard, type WallboardId } from '#shared/domain/wallboard'
import { type ClaimAnswer, CODE_MS, type CodeOffer, type Display } from '#shared/protocol/displays'
import type { DisplayStore } from '../db/displayStore'
import type { AccountStore } from '../db/store'
import type { Randomness, ServerClock } from '../ports'
import { tokenHashOf } from './tokenHash'
import { createTries } from './tries'

export interface DisplayDoorPorts {
  readonly store: Pick<AccountStore, 'accountOfSession'> & DisplayStore
  readonly clock: ServerClock
  readonly randomness: Randomness
}

export interface TooManyTries {
  readonly kind: 'too-many-tries'
  readonly retryAfterMs: number
}
export type ConfirmRefusal = TooManyTries | { readonly kind: 'wrong-code' }

/** What a supervisor says of a screen whose code they read. */
export interface Confirmation {
  readonly code: DisplayCode
  readonly name: string
  readonly wallboard: Wallboard
}

/** How a screen without hands is let in: it shows a code, and a supervisor types that into their own console. */
export interface DisplayDoor {
  /** A code for a screen at this address, good for ten minutes. */
  readonly offer: (address: string) => Result<CodeOffer, TooManyTries>
  /** What became of the code behind a secret; the same answer however often it is asked for. */
  readonly claim: (secret: string) => Promise<ClaimAnswer>
  /** Lets the screen in as a display of the wallboard: the secret it holds is its session token from now on. */
  readonly confirm: (
    by: Account,
    confirmation: Confirmation,
    address: string,
  ) => Promise<Result<Display, ConfirmRefusal>>
  /** Which wallboard a display shows; null for one that is gone. Its session lasts a year from here. */
  readonly seen: (display: Account) => Promise<WallboardId | null>
}

const SECRET_BYTES = 32
const OFFERS_PER_ADDRESS = 20
const OFFERS_AT_ONCE = 500
const TRIES_PER_PERSON = 5
const TRIES_PER_ADDRESS = 50
const SESSION_MS = 365 * DAY_MS
const NOTED_EVERY_MS = MINUTE_MS

interface Offered {
  readonly codeHash: Buffer
  readonly endsAt: Instant
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Offers are kept in memory: a screen whose offer the server has forgotten asks for another one by itself. */
export function createDisplayDoor(ports: DisplayDoorPorts): DisplayDoor {
  const { store, clock } = ports
  /** By the hash of the secret, oldest first. */
  const offers = new Map<string, Offered>()
  const tries = createTries(clock)
  return {
    offer: (address) => {
      forgetEnded(offers, clock.now())
      const may = tries.begin([{ key: `offer ${address}`, limit: OFFERS_PER_ADDRESS }])
      if (!may.mayTry) return refused({ kind: 'too-many-tries', retryAfterMs: may.retryAfterMs })
      if (offers.size >= OFFERS_AT_ONCE) return refused({ kind: 'too-many-tries', retryAfterMs: MINUTE_MS })
      return accepted(makeOffer(ports, offers))
    },
    claim: async (secret) => {
      const now = clock.now()
      forgetEnded(offers, now)
      const tokenHash = tokenHashOf(secret)
      const offered = offers.get(tokenHash)
      if (offered) return { kind: 'waiting', leftMs: offered.endsAt - now }
      const account = await store.accountOfSession(tokenHash, now)
      return account?.role === 'display' ? { kind: 'confirmed', account } : { kind: 'ended' }
    },
    confirm: async (by, confirmation, address) => {
      const limits = [
        { key: `person ${by.id}`, limit: TRIES_PER_PERSON },
        { key: `confirm ${address}`, limit: TRIES_PER_ADDRESS },
      ]
      const may = tries.begin(limits)
      if (!may.mayTry) return refused({ kind: 'too-many-tries', retryAfterMs: may.retryAfterMs })
      forgetEnded(offers, clock.now())
      const tokenHash = offerOf(offers, confirmation.code)
      if (tokenHash === null) return refused({ kind: 'wrong-code' })
      // Taken before anything is awaited, so that one code makes one display.
      offers.delete(tokenHash)
      tries.succeed(limits)
      return accepted(await letIn(ports, by, confirmation, tokenHash))
    },
    seen: noteSeen(ports),
  }
}

function makeOffer({ clock, randomness }: DisplayDoorPorts, offers: Map<string, Offered>): CodeOffer {
  const secret = randomness.bytes(SECRET_BYTES).toString('base64url')
  const code = drawCode(randomness, offers)
  offers.set(tokenHashOf(secret), { codeHash: hashOf(code), endsAt: plusMs(clock.now(), CODE_MS) })
  return { kind: 'code', code, secret, leftMs: CODE_MS }
}

async function letIn(
  { store, clock, randomness }: DisplayDoorPorts,
  by: Account,
  { name, wallboard }: Confirmation,
  tokenHash: string,
): Promise<Display> {
  const now = clock.now()
  const account = displayAccount(randomness, name, wallboard)
  const display: Display = {
    id: account.id,
    name: account.name,
    wallboard: wallboard.id,
    confirmedBy: by.name,
    confirmedAt: now,
    seenAt: null,
  }
  await store.addDisplay({ display, account, tokenHash, expiresAt: plusMs(now, SESSION_MS) })
  return display
}

/** Written down once a minute at most, however often a display asks. */
function noteSeen({ store, clock }: DisplayDoorPorts): DisplayDoor['seen'] {
  const notedAt = new Map<string, number>()
  return async ({ id }) => {
    const display = await store.display(id)
    if (display === null) {
      notedAt.delete(id)
      return null
    }
    const now = clock.now()
    const before = notedAt.get(id)
    if (before === undefined || now - before >= NOTED_EVERY_MS) {
      notedAt.set(id, now)
      await store.seeDisplay(id, now, plusMs(now, SESSION_MS))
    }
    return display.wallboard
  }
}

function forgetEnded(offers: Map<string, Offered>, now: Instant): void {
  for (const [key, { endsAt }] of offers) {
    if (endsAt > now) return
    offers.delete(key)
  }
}

/** Every offer is compared whole, so that the time taken tells nothing of how near a guess was (SEC112). */
function offerOf(offers: ReadonlyMap<string, Offered>, code: DisplayCode): string | null {
  const wanted = hashOf(code)
  let found: string | null = null
  for (const [key, { codeHash }] of offers) {
    const isSame = timingSafeEqual(codeHash, wanted)
    found = isSame ? key : found
  }
  return found
}

/** A code that no other offer has. */
function drawCode(randomness: Randomness, offers: ReadonlyMap<string, Offered>): DisplayCode {
  for (;;) {
    const code = codeOfBytes(randomness.bytes(4 * CODE_LENGTH))
    if (code !== null && offerOf(offers, code) === null) return code
  }
}

function displayAccount(randomness: Randomness, name: string, wallboard: Wallboard): Account {
  const id = `display-${randomness.bytes(9).toString('hex')}`
  return { id: personId(id), name, email: `${id}@display.invalid`, role: 'display', queues: wallboard.queues }
}
