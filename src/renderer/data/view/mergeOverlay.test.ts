import { expect, it } from 'vitest'
import { aPerson, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { messageId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { queueScope } from '#shared/domain/scope'
import { absorbedBy, mergedIntoOf } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'
import { seq } from '#shared/protocol/rows'
import type { TicketRow } from '../cache/cacheStore'
import { createMirror, type Mirror } from './mirror'

const jonas = aPerson('Jonas Berg')
const source = aTicket().id('S').build()
const target = aTicket().id('T').build()
const when = instant(source.openedAt + 60_000)
const row = (data: Ticket, v = 1): TicketRow => ({
  id: data.id,
  scope: queueScope(queueId('service-desk')),
  v: seq(v),
  data,
})
const merging = anIntent(1, 'merge', source.id, { into: target.id }, when)

const seen = (mirror: Mirror, id: string) => mirror.tickets.get().byId.get(ticketId(id))?.ticket
const sides = (mirror: Mirror) => {
  const [from, into] = [seen(mirror, 'S'), seen(mirror, 'T')]
  return [from ? mergedIntoOf(from) : 'gone', into ? absorbedBy(into) : 'gone']
}

it('[MRG17] a merge that waits is shown by both tickets, whichever of their rows comes first', () => {
  const mirror = createMirror(jonas)
  mirror.apply({ added: [merging] })
  mirror.apply({ put: [row(target)] })
  expect(sides(mirror)).toEqual(['gone', []])
  mirror.apply({ put: [row(source)] })
  expect(sides(mirror)).toEqual(['T', ['S']])
  expect(mirror.tickets.get().byId.get(target.id)?.waiting).toEqual(['merge'])
})

it('[MRG17] it is shown by neither once it was refused, and not twice once the server has it', () => {
  const mirror = createMirror(jonas)
  mirror.apply({ put: [row(source), row(target)], added: [merging] })
  const merged = seen(mirror, 'T')
  if (!merged) throw new Error('There is no target.')
  mirror.apply({ put: [row(merged, 2)], removed: [source.id] })
  expect(sides(mirror)).toEqual(['gone', ['S']])
  expect(seen(mirror, 'T')?.history.filter(({ type }) => type === 'absorbed')).toHaveLength(1)
  const refused = createMirror(jonas)
  refused.apply({ put: [row(source), row(target)], added: [merging] })
  refused.apply({ left: [merging.id] })
  expect(sides(refused)).toEqual([null, []])
})

it('[MRG17] it goes by what the other ticket is to the agent, own waiting work on it included', () => {
  const mirror = createMirror(jonas)
  const opened = instant(source.openedAt + 30_000)
  const reply = { messageId: messageId('m-1'), body: 'We are on it.' }
  mirror.apply({
    put: [row(source), row(target)],
    added: [anIntent(1, 'reply', source.id, reply, opened), { ...merging, n: 2 }],
  })
  expect(seen(mirror, 'T')?.history.at(-1)).toMatchObject({ type: 'absorbed', waitingSince: null })
})
