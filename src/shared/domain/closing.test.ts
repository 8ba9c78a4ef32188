import { describe, expect, it } from 'vitest'
import { aDesk, aTicket, at, event, heardAt, theSystem } from '#kit/builders'
import { closedByItself, closeResolvedAfterHoursOf, closesAt } from './closing'
import { evaluateTicket } from './sla/evaluate'
import { compileTerms } from './sla/terms'

const resolved = aTicket().repliedAt(at('2026-03-02T10:00Z')).statusAt(at('2026-03-02T11:00Z'), 'resolved')

describe('closing by itself', () => {
  it('[SRV100] is after 72 hours unless the desk says otherwise, and never where it says null', () => {
    expect(closeResolvedAfterHoursOf(aDesk())).toBe(72)
    expect(closeResolvedAfterHoursOf(aDesk({ closeResolvedAfterHours: 24 }))).toBe(24)
    expect(closeResolvedAfterHoursOf(aDesk({ closeResolvedAfterHours: null }))).toBeNull()
    expect(closesAt(resolved.build(), null)).toBeNull()
  })

  it('[SRV101] counts from the resolving or the last word of the customer, as the server heard of it', () => {
    expect(closesAt(resolved.build(), 72)).toBe(at('2026-03-05T11:00Z'))
    const wroteAgain = resolved.customerRepliedAt(at('2026-03-03T09:00Z')).build()
    expect(closesAt(wroteAgain, 72)).toBe(at('2026-03-06T09:00Z'))
    const late = heardAt(
      event.statusChanged(at('2026-03-02T11:00Z'), 'new', 'resolved'),
      at('2026-03-09T08:00Z'),
    )
    expect(closesAt(aTicket().status('resolved').with(late).build(), 72)).toBe(at('2026-03-12T08:00Z'))
    const again = resolved
      .statusAt(at('2026-03-03T08:00Z'), 'active')
      .statusAt(at('2026-03-04T08:00Z'), 'resolved')
    expect(closesAt(again.build(), 72)).toBe(at('2026-03-07T08:00Z'))
  })

  it('[SRV101] leaves open and closed tickets alone', () => {
    expect(closesAt(aTicket().build(), 72)).toBeNull()
    expect(closesAt(resolved.statusAt(at('2026-03-03T08:00Z'), 'active').build(), 72)).toBeNull()
    expect(closesAt(resolved.statusAt(at('2026-03-03T08:00Z'), 'closed').build(), 72)).toBeNull()
  })

  it('[SRV102] has the system as its author and leaves every clock as it was', () => {
    const now = at('2026-03-05T11:00Z')
    const before = resolved.build()
    const after = closedByItself(before, now)
    expect(after.status).toBe('closed')
    expect(after.history.at(-1)).toEqual(event.statusChanged(now, 'resolved', 'closed', theSystem()))
    const terms = compileTerms(aDesk(), now)
    if (!terms.ok) throw new Error(terms.refusal.sentence)
    expect(evaluateTicket(after, terms.value)).toEqual(evaluateTicket(before, terms.value))
    expect(evaluateTicket(after, terms.value).length).toBeGreaterThan(1)
  })
})
