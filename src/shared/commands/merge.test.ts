import { describe, expect, it } from 'vitest'
import { aPerson, aTicket, at } from '#kit/builders'
import { type TicketId, ticketId } from '../domain/ids'
import { mergedIntoOf } from '../domain/sla/merging'
import type { Ticket } from '../domain/ticket'
import { applyCommand } from './catalogue'
import type { Refusal } from './refusal'
import { refusalSentence } from './refusalSentence'

const ada = aTicket().id('S').openedAt(at('2026-03-02T08:00Z')).build()
const target = aTicket().id('T').openedAt(at('2026-03-02T09:00Z')).build()
const when = at('2026-03-02T10:00Z')

function run(ticket: Ticket, name: string, args: unknown, known: readonly Ticket[] = [ada, target]) {
  const byId = new Map<TicketId, Ticket>(known.map((one) => [one.id, one]))
  const otherTicket = (id: TicketId) => byId.get(id) ?? null
  return applyCommand(ticket, name, args, {
    actor: aPerson(),
    at: when,
    receivedAt: when,
    otherTicket,
  })
}

function done(result: ReturnType<typeof run>): { readonly ticket: Ticket; readonly other: Ticket } {
  if (!result.ok || !result.value.changed || !result.value.other) throw new Error(JSON.stringify(result))
  return { ticket: result.value.ticket, other: result.value.other }
}
function refusalOf(result: ReturnType<typeof run>): Refusal {
  if (result.ok) throw new Error('It was not refused.')
  return result.refusal
}

describe('merging by a command', () => {
  it('[CMD21] makes the ticket part of the other one, which says so too', () => {
    const { ticket, other } = done(run(ada, 'merge', { into: 'T' }))
    expect([ticket.status, mergedIntoOf(ticket)]).toEqual(['closed', 'T'])
    expect(other.history.at(-1)).toMatchObject({ type: 'absorbed', ticket: 'S' })
    expect(run(ticket, 'merge', { into: 'T' }, [ticket, other])).toEqual({
      ok: true,
      value: { changed: false },
    })
  })

  it('[CMD22] takes it out again, in the status it had', () => {
    const { ticket, other } = done(run(ada, 'merge', { into: 'T' }))
    const parted = done(run(other, 'unmerge', { ticket: 'S' }, [ticket, other]))
    expect([parted.other.status, mergedIntoOf(parted.other)]).toEqual(['new', null])
    expect(parted.ticket.history.at(-1)).toMatchObject({ type: 'released', ticket: 'S' })
  })

  it('[CMD25] shows a taking out where the part is not kept', () => {
    const { ticket, other } = done(run(ada, 'merge', { into: 'T' }))
    const parted = run(other, 'unmerge', { ticket: ticket.id }, [other])
    expect(parted).toMatchObject({ ok: true, value: { changed: true } })
    expect(parted.ok && parted.value.changed && parted.value.ticket.history.at(-1)?.type).toBe('released')
  })

  it('[CMD24] is refused where the other ticket is not known or the domain stands against it, in a sentence', () => {
    const { ticket, other } = done(run(ada, 'merge', { into: 'T' }))
    const third = aTicket().id('U').build()
    const closed = aTicket().id('C').status('closed').build()
    const known = [ticket, other, third, closed]
    const refusals = [
      run(ada, 'merge', { into: 'nobody' }),
      run(ada, 'merge', { into: 'S' }),
      run(ticket, 'merge', { into: 'U' }, known),
      run(other, 'merge', { into: 'S' }, known),
      run(third, 'merge', { into: 'S' }, known),
      run(third, 'merge', { into: 'C' }, known),
      run(closed, 'merge', { into: 'U' }, known),
      run(other, 'unmerge', { ticket: 'U' }, known),
    ].map((result) => refusalSentence(refusalOf(result)))
    expect(refusals).toEqual([
      'There is no ticket nobody, or you may not work on it. Choose another one.',
      'A ticket cannot become part of itself. Choose another one.',
      'S is part of T already. Take it out of that one first.',
      'S is itself part of T. Merge the other way round, or take it out first.',
      'S is part of T. Merge into that one.',
      'C is closed. Reopen it first.',
      'C is closed. Reopen it first.',
      'U is no part of T, so there is nothing to take out.',
    ])
  })

  it('[MRG12] what is part of another ticket is neither reopened nor changed, and says where the work goes on', () => {
    const { ticket } = done(run(ada, 'merge', { into: 'T' }))
    const refused = { kind: 'merged', into: ticketId('T') } as const
    for (const [name, args] of [
      ['reopen', {}],
      ['changePriority', { to: 'P1' }],
      ['moveToQueue', { to: 'network' }],
      ['assign', { to: null }],
      ['resume', {}],
      ['resolve', { seenEvents: 9 }],
    ] as const) {
      expect([name, refusalOf(run(ticket, name, args))]).toEqual([name, refused])
    }
    expect(refusalSentence(refused)).toBe('It is part of T. Work there, or take it out of T first.')
  })

  it('[MRG12] a ticket that was taken out can be changed again', () => {
    const merged = done(run(ada, 'merge', { into: 'T' }))
    const parted = run(merged.other, 'unmerge', { ticket: 'S' }, [merged.ticket, merged.other])
    expect(run(done(parted).other, 'changePriority', { to: 'P1' })).toMatchObject({
      ok: true,
      value: { changed: true },
    })
  })
})
