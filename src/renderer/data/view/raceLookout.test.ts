import { expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at, event, heardAt } from '#kit/builders'
import type { Race } from '#shared/commands/races'
import { plusMs } from '#shared/domain/instant'
import { ticketAfter } from '#shared/domain/rowAfter'
import { scopeOfTicket } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { seq } from '#shared/protocol/rows'
import type { TicketRow } from '../cache/cacheStore'
import { createMirror } from './mirror'
import { createRaceLookout } from './raceLookout'

const noon = at('2026-03-02T12:00Z')
const me = aPerson('Jonas Berg')
const rowOf = (data: Ticket, v: number): TicketRow => ({
  id: data.id,
  v: seq(v),
  scope: scopeOfTicket(data),
  data,
})

it('[SYN230] a race that came to light before anybody listened is told to the first who does, and once', () => {
  const before = aTicket().priority('P3').build()
  const theirs = ticketAfter(
    before,
    event.priorityChanged(plusMs(noon, 1_000), 'P3', 'P1', anAgent('Mira Laine')),
  )
  const mine = event.priorityChanged(noon, 'P1', 'P2', anAgent('Jonas Berg'))
  const after = ticketAfter(theirs, heardAt(mine, plusMs(noon, 60_000)))
  const mirror = createMirror(me)
  const lookout = createRaceLookout(mirror, me.id)
  lookout.look([rowOf(before, 1)])
  mirror.apply({ put: [rowOf(before, 1)] })
  lookout.look([rowOf(after, 2)])
  mirror.apply({ put: [rowOf(after, 2)] })
  lookout.look([rowOf(after, 2)])
  const [first, second]: [Race[], Race[]] = [[], []]
  const leave = lookout.hear((race) => first.push(race))
  lookout.hear((race) => second.push(race))
  leave()
  expect(first).toMatchObject([{ stands: 'mine', by: 'Mira Laine' }])
  expect(second).toEqual([])
})
