import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at, event } from '#kit/builders'
import { mergeHistories } from './mergeHistories'

const mira = aPerson('Mira Laine')
const logged = aTicket().openedAt(at('2026-03-02T09:00Z'))
const loggedLater = logged
  .statusAt(at('2026-03-02T10:00Z'), 'active', anAgent('Agent 21'))
  .with(event.touched(at('2026-03-02T10:05Z')), event.touched(at('2026-03-02T10:05Z')))
const typesOf = (ticket: { history: readonly { type: string }[] }) => ticket.history.map(({ type }) => type)

describe('a ticket told anew', () => {
  it('[IMP20] keeps what agents did here, and adds what is new in the telling after it', () => {
    const here = logged.acknowledgedAt(at('2026-03-02T09:10Z'), anAgent('Mira Laine')).ownedBy(mira).build()
    const merged = mergeHistories(here, loggedLater.build())
    expect(typesOf(merged)).toEqual(['opened', 'acknowledged', 'statusChanged', 'touched', 'touched'])
    expect(merged.owner).toEqual(mira)
    expect(merged.status).toBe('active')
  })

  it('[IMP20] tells the same again without effect, equal events and the order of fields included', () => {
    const here = loggedLater.acknowledgedAt(at('2026-03-02T11:00Z'), anAgent('Mira Laine')).build()
    const again = loggedLater.build()
    const reordered = {
      ...again,
      history: again.history.map(
        (entry) => Object.fromEntries(Object.entries(entry).toReversed()) as typeof entry,
      ),
    }
    expect(mergeHistories(here, reordered)).toEqual(here)
  })

  it('[IMP20] takes the telling as it is while nothing here goes beyond it', () => {
    const told = loggedLater.build()
    expect(mergeHistories(logged.build(), told)).toBe(told)
  })

  it('[IMP21] another opening instant is another story and replaces the ticket whole', () => {
    const here = logged.acknowledgedAt(at('2026-03-02T09:10Z')).build()
    const told = aTicket().openedAt(at('2026-04-01T09:00Z')).build()
    expect(mergeHistories(here, told)).toBe(told)
  })
})
