import type { PatchOf } from './adapter'
import { createTicketDigest } from './ours/digest'
import type { HarnessTicket } from './ours/harnessTicket'

const things = ['printer', 'mailbox', 'laptop', 'badge', 'screen', 'phone', 'network drive', 'payroll run']
const troubles = [
  'drops',
  'is slow',
  'asks for a password',
  'shows an error',
  'lost its settings',
  'will not start',
]
const places = [
  'after the update',
  'on floor three',
  'in Tampere',
  'since Monday',
  'for the whole team',
  'at the till',
]
const queues = [
  'workplace',
  'network',
  'identity',
  'payments',
  'facilities',
  'telephony',
  'printing',
  'field',
]
const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved']
const BEGUN_AT = Date.UTC(2026, 0, 5, 8)
const SENTENCES = 13

export const ticketIdOf = (index: number): string => `B-${String(index).padStart(6, '0')}`

/** Mulberry32: small, seeded, and even enough for choosing words. */
function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function drawTicket(index: number): HarnessTicket {
  const dice = createDice(index + 1)
  const pick = (words: readonly string[]): string => words[Math.floor(dice() * words.length)] ?? ''
  const sentence = () =>
    `The ${pick(things)} ${pick(troubles)} ${pick(places)}, case ${Math.floor(dice() * 9_000)}.`
  const createdAt = BEGUN_AT + index * 1_000
  return {
    id: ticketIdOf(index),
    subject: sentence(),
    body: Array.from({ length: SENTENCES }, sentence).join(' '),
    queue: pick(queues),
    team: `team-${Math.floor(dice() * 12)}`,
    status: pick(statuses),
    priority: 1 + Math.floor(dice() * 4),
    assignee: `agent-${Math.floor(dice() * 60)}`,
    requester: `Requester ${Math.floor(dice() * 5_000)}`,
    createdAt,
    updatedAt: createdAt,
    slaDueAt: createdAt + 3_600_000 * (1 + Math.floor(dice() * 48)),
    tags: `${pick(things)},${pick(queues)}`,
    rev: 1,
    stamp: 0,
  }
}

/** Tickets of about a kilobyte of JSON each, the same every time. */
export const drawHarnessTickets = (count: number): readonly HarnessTicket[] =>
  Array.from({ length: count }, (_, index) => drawTicket(index))

/** So many changes spread evenly over the tickets; another salt changes other tickets. */
export const drawPatches = (tickets: number, count: number, salt: number): readonly PatchOf[] =>
  Array.from({ length: count }, (_, index) => ({
    id: ticketIdOf((index * Math.max(1, Math.floor(tickets / count)) + salt) % tickets),
    patch: {
      status: statuses[(index + salt) % statuses.length] ?? 'new',
      assignee: `agent-x${salt}`,
      updatedAt: BEGUN_AT + 9e8 + index,
      rev: 1 + salt,
    },
  }))

export function digestOf(tickets: readonly HarnessTicket[]): string {
  const digest = createTicketDigest()
  for (const ticket of tickets) digest.add(ticket)
  return digest.value()
}
