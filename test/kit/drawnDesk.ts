import { queueId, type TicketId, ticketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { Actor } from '#shared/domain/person'
import type { Metric } from '#shared/domain/sla/agreement'
import { counterOf } from '#shared/domain/sla/budget'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import type { Channel, Priority, Ticket, Tier } from '#shared/domain/ticket'
import { anAccount, anAgent, aPerson, aRequester, aTicket, at, event } from './builders'
import { helena } from './drawnMessages'

/** The moment of the drawings: Tuesday 30 March 2027, 14:32:08 in Helsinki. */
export const drawnNow = at('2027-03-30T14:32:08+03:00')
export const drawnDesk = defaultDesk('Helsinki desk', 'Europe/Helsinki')
export const drawnAccount = anAccount('Jonas Berg')
export const drawnQueues = ['Payments', 'Workplace', 'Identity', 'Network', 'Data', 'Facilities'].map(
  (name) => ({
    id: queueId(name.toLowerCase()),
    name,
  }),
)
const names = [
  'Jonas Berg',
  'Samir Haddad',
  'Mira Laine',
  'Ewa Nowak',
  'Priya Rao',
  'Aiko Tanaka',
  'Otso Niemi',
]
export const drawnPeople = names.map((name) => aPerson(name))

const compiled = compileTerms(drawnDesk, drawnNow)
if (!compiled.ok) throw new Error(compiled.refusal.kind)
const terms: Terms = compiled.value

/** What is left of the promise that is due next, and which one that is. */
interface Drawn {
  readonly id: string
  readonly subject: string
  readonly requester: string
  readonly tier: Tier
  readonly queue: string
  readonly priority: Priority
  readonly channel: Channel
  readonly owner: string | null
  readonly metric: Metric
  readonly leftMs: number
  readonly isPaused?: boolean
}

/** When a ticket must have been opened for a promise of it to be due then. */
function openedFor(priority: Priority, metric: Metric, dueAt: Instant): Instant {
  const chosen = terms.versions[0]?.policies.find(({ policy }) => policy.when.priority?.includes(priority))
  const target = chosen?.policy.targets[metric]
  if (!chosen || !target) throw new Error(`${priority} promises no ${metric}.`)
  const counter = counterOf(target, chosen.calendar)
  const budgetMs = target.unit === 'business-days' ? target.value * 480 * MINUTE_MS : target.value * MINUTE_MS
  return counter.addOpen(dueAt, -budgetMs) ?? dueAt
}

function drawn(row: Drawn): Ticket {
  const openedAt = openedFor(row.priority, row.metric, plusMs(drawnNow, row.leftMs))
  const owner = row.owner === null ? null : aPerson(row.owner)
  const by: Actor = anAgent(row.owner ?? 'Samir Haddad')
  const shortly = (minutes: number) => plusMs(openedAt, minutes * MINUTE_MS)
  let ticket = aTicket()
    .id(row.id)
    .about(row.subject)
    .requestedBy(row.requester, row.tier)
    .inQueue(row.queue.toLowerCase())
    .through(row.channel)
    .priority(row.priority)
    .openedAt(openedAt, aRequester(row.requester))
    .ownedBy(owner)
  if (row.metric !== 'acknowledgement')
    ticket = ticket.acknowledgedAt(shortly(2), by).statusAt(shortly(2), 'active', by)
  if (row.metric === 'resolution') ticket = ticket.repliedAt(shortly(5), by)
  if (row.isPaused) ticket = ticket.statusAt(plusMs(drawnNow, -60 * MINUTE_MS), 'waiting-customer', by)
  return ticket.build()
}

const minutes = (count: number, seconds = 0) => count * MINUTE_MS + seconds * SECOND_MS
const row = (
  id: string,
  metric: Metric,
  leftMs: number,
  priority: Priority,
  subject: string,
  requester: string,
  tier: Tier,
  queue: string,
  owner: string | null,
  channel: Channel,
): Drawn => ({ id, metric, leftMs, priority, subject, requester, tier, queue, owner, channel })

const rows: readonly Drawn[] = [
  row(
    '20377',
    'resolution',
    -minutes(68),
    'P2',
    'Mailbox finance-ap not receiving external mail',
    'Lucía Moreno',
    'gold',
    'Workplace',
    'Samir Haddad',
    'email',
  ),
  row(
    '20431',
    'acknowledgement',
    -minutes(3, 18),
    'P1',
    'Card payments fail at checkout, gateway 502',
    'Storefront probe',
    'standard',
    'Payments',
    null,
    'monitoring',
  ),
  row(
    '20409',
    'firstResponse',
    -minutes(0, 26),
    'P3',
    'Cannot open purchase orders after role change',
    'David Okafor',
    'silver',
    'Identity',
    'Jonas Berg',
    'portal',
  ),
  row(
    '20433',
    'acknowledgement',
    minutes(0, 48),
    'P2',
    'VPN gateway hel-2: tunnel count dropped 38 %',
    'Network probe',
    'standard',
    'Network',
    null,
    'monitoring',
  ),
  row(
    '20429',
    'firstResponse',
    minutes(2, 17),
    'P1',
    'Warehouse scanners offline in hall B',
    'Pieter de Vries',
    'gold',
    'Network',
    'Mira Laine',
    'phone',
  ),
  row(
    '20362',
    'resolution',
    minutes(4, 32),
    'P2',
    'Sign-in loop for contractors after password reset',
    'Anna-Liisa Korhonen',
    'silver',
    'Identity',
    'Jonas Berg',
    'chat',
  ),
  row(
    '20418',
    'firstResponse',
    minutes(9, 26),
    'P2',
    'Tampere branch: VPN drops every 20–40 minutes',
    'Helena Virtanen',
    'gold',
    'Network',
    'Jonas Berg',
    'email',
  ),
  row(
    '20435',
    'acknowledgement',
    minutes(14, 5),
    'P3',
    'New starter Monday: laptop and badge',
    'Ingrid Solberg',
    'bronze',
    'Workplace',
    null,
    'portal',
  ),
  row(
    '20398',
    'resolution',
    minutes(21, 50),
    'P1',
    'ERP batch posting stuck at step 4 of 9',
    'Chen Wei',
    'gold',
    'Data',
    'Priya Rao',
    'phone',
  ),
  row(
    '20340',
    'resolution',
    minutes(28, 11),
    'P3',
    'Report export times out above 50 000 rows',
    'Marek Dvořák',
    'silver',
    'Data',
    'Ewa Nowak',
    'portal',
  ),
  row(
    '20371',
    'resolution',
    minutes(41, 33),
    'P2',
    'Meeting room 4.12: display shows no signal',
    'Sofia Rossi',
    'standard',
    'Workplace',
    'Samir Haddad',
    'chat',
  ),
  row(
    '20436',
    'firstResponse',
    minutes(86),
    'P3',
    'Access to cost-centre 4410 dashboards',
    'Ben Carter',
    'bronze',
    'Identity',
    'Ewa Nowak',
    'portal',
  ),
  row(
    '20355',
    'resolution',
    minutes(18 * 60),
    'P2',
    'Invoices duplicated in nightly EDI import',
    'Yuki Mori',
    'gold',
    'Payments',
    'Aiko Tanaka',
    'email',
  ),
  row(
    '20412',
    'resolution',
    minutes(19 * 60 + 40),
    'P3',
    'Tax code missing on credit notes for Portugal',
    'Nadia Petrova',
    'silver',
    'Payments',
    'Aiko Tanaka',
    'email',
  ),
  row(
    '20388',
    'resolution',
    minutes(44 * 60),
    'P4',
    'Replace toner in third-floor printer',
    'Liam Walsh',
    'bronze',
    'Workplace',
    'Otso Niemi',
    'portal',
  ),
  {
    ...row(
      '20366',
      'resolution',
      minutes(12, 4),
      'P2',
      'Headset drops Bluetooth during calls',
      'Fatima Zahra',
      'silver',
      'Workplace',
      'Otso Niemi',
      'phone',
    ),
    isPaused: true,
  },
  {
    ...row(
      '20329',
      'resolution',
      minutes(65),
      'P3',
      'Replacement switch for Turku site, return shipment',
      'Kalle Heino',
      'gold',
      'Network',
      'Mira Laine',
      'email',
    ),
    isPaused: true,
  },
]

function withStory(ticket: Ticket): Ticket {
  if (ticket.id !== '20418') return ticket
  const minute = (time: string) => at(`2027-03-30T${time}:00+03:00`)
  return {
    ...ticket,
    category: 'Remote access',
    requester: { ...ticket.requester, organisation: 'Kaarna Timber' },
    history: [
      ...ticket.history,
      event.noted(minute('14:19'), anAgent('Mira Laine'), 'm3'),
      event.customerReplied(minute('14:21'), helena, 'm4'),
    ],
  }
}

/** The seventeen tickets of the drawn board, as nearly as the default promises allow. */
export const drawnTickets: readonly Ticket[] = rows.map(drawn).map(withStory)

/** As many more as asked for, spread over the next days, for weight. */
export function manyTickets(count: number): readonly Ticket[] {
  return Array.from({ length: count }, (_, index) => {
    const base = rows[index % rows.length]
    if (!base) throw new Error('There are no rows.')
    const id: TicketId = ticketId(String(30_000 + index))
    const leftMs = ((index * 7_919) % (30 * 60)) * MINUTE_MS + (index % 60) * SECOND_MS - 10 * MINUTE_MS
    return drawn({ ...base, id, leftMs: instant(leftMs), isPaused: index % 9 === 0 })
  })
}
