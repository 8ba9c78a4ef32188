import { aDesk, anAgent, aPerson, aTicket, event, theSystem } from '#kit/builders'
import type { WallSpan } from '#shared/domain/calendar/calendarSpec'
import type { Desk } from '#shared/domain/desk'
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { type Channel, type Priority, type Status, type Ticket, type Tier } from '#shared/domain/ticket'

export const SEED = 20418

/** A desk that never closes, so that every clock runs whenever the benchmark does. */
export function openAllHours(): Desk {
  const desk = aDesk({ name: 'Benchmark desk' })
  const day: readonly WallSpan[] = [['00:00', '24:00']]
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
  return { ...desk, calendars: desk.calendars.map((calendar) => ({ ...calendar, weekly, holidays: [] })) }
}

const queues = ['Workplace', 'Network', 'Identity', 'Payments', 'Data', 'Facilities', 'Telephony', 'Printing']
export const benchQueues = queues.map((name) => ({ id: name.toLowerCase(), name }))
const things = [
  'Laptop',
  'VPN',
  'Printer',
  'Badge',
  'Mailbox',
  'Screen',
  'Phone',
  'Payroll run',
  'Shared folder',
  'Wi-Fi',
]
const troubles = [
  'drops',
  'will not start',
  'is slow',
  'asks for a password',
  'lost its settings',
  'shows an error',
]
const places = [
  'after the update',
  'on floor 3',
  'in Tampere',
  'since Monday',
  'for the whole team',
  'at the till',
]
const owners = Array.from({ length: 24 }, (_, index) => aPerson(`Agent Number ${index + 1}`))
const channels: readonly Channel[] = ['email', 'email', 'portal', 'monitoring', 'chat', 'phone']
const tiers: readonly Tier[] = ['standard', 'standard', 'bronze', 'silver', 'gold']

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

/** How long each priority has for resolution on a desk that never closes. */
const budgetMs: Readonly<Record<Priority, number>> = {
  P1: 240 * MINUTE_MS,
  P2: DAY_MS,
  P3: 3 * DAY_MS,
  P4: 5 * DAY_MS,
}

/**
 * Open tickets whose next clock is due between 40 minutes ago and five days ahead. The first two hundred are due
 * within the hour on either side, so that every row in sight at the head of the board beats each second: the
 * dearest case. Histories hold four to nine events.
 */
export function drawTickets(count: number, now: Instant): readonly Ticket[] {
  const dice = createDice(SEED)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(dice() * items.length)] as Item
  return Array.from({ length: count }, (_, index) => {
    const priority = pick<Priority>(['P1', 'P2', 'P2', 'P3', 'P3', 'P3', 'P4'])
    const leftMs = index < 200 ? (index - 130) * 20_000 : dice() * budgetMs[priority]
    const openedAt = plusMs(now, Math.floor(leftMs - budgetMs[priority]))
    const status: Status = index >= 200 && dice() < 0.13 ? 'waiting-customer' : 'active'
    const owner = dice() < 0.7 ? pick(owners) : null
    const agent = anAgent(owner?.name)
    const ackedAt = plusMs(openedAt, MINUTE_MS)
    const touches = Array.from({ length: Math.floor(dice() * 6) }, (_unused, step) =>
      event.touched(plusMs(ackedAt, (step + 2) * MINUTE_MS), theSystem()),
    )
    return aTicket()
      .id(String(20_000 + index))
      .about(`${pick(things)} ${pick(troubles)} ${pick(places)}`)
      .requestedBy(`Requester ${Math.floor(dice() * 900)}`, pick(tiers))
      .inQueue(pick(benchQueues).id)
      .through(pick(channels))
      .priority(priority)
      .openedAt(openedAt)
      .acknowledgedAt(ackedAt, agent)
      .repliedAt(plusMs(ackedAt, MINUTE_MS), agent)
      .with(...touches)
      .statusAt(plusMs(ackedAt, 9 * MINUTE_MS), status, agent)
      .ownedBy(owner)
      .build()
  })
}
