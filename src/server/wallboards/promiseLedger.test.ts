import { describe, expect, it } from 'vitest'
import { aDesk, aTicket, at } from '#kit/builders'
import type { Desk } from '#shared/domain/desk'
import { DAY_MS, type Instant, plusMs } from '#shared/domain/instant'
import { orgScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'
import { seq } from '#shared/protocol/rows'
import type { Commit } from '../db/store'
import { silentLog } from '../log'
import { createPromiseLedger } from './promiseLedger'

const start = at('2026-03-02T09:00Z')
const deskTold = (data: Desk): Commit => [
  {
    scope: orgScope,
    prev: seq(0),
    seq: seq(1),
    by: null,
    rows: [{ live: true, id: 'desk', v: seq(1), entity: { kind: 'desk', data } }],
  },
]

/** A store with a desk and tickets in memory. Each reading of the tickets waits until it is let on. */
function aLedger(tickets: readonly Ticket[]) {
  const kept = { desk: aDesk({ name: 'Before' }), now: start, tickets }
  const gates: (() => void)[] = []
  const ledger = createPromiseLedger({
    clock: { now: (): Instant => kept.now },
    log: silentLog(),
    store: {
      readDesk: async () => kept.desk,
      readTickets: async (after) => {
        if (after !== null) return []
        await new Promise<void>((open) => gates.push(open))
        return kept.tickets
      },
    },
  })
  const letOn = async (): Promise<void> => {
    while (gates.length === 0) await Promise.resolve()
    gates.shift()?.()
  }
  return { ledger, kept, letOn }
}

describe('the ledger of promises', () => {
  it('[SRV142] one that was begun before the desk promised something else is given to nobody', async () => {
    const { ledger, kept, letOn } = aLedger([aTicket().id('T-1').openedAt(start).build()])
    const first = ledger.read()
    await Promise.resolve()
    await Promise.resolve()
    kept.desk = aDesk({ name: 'After' })
    ledger.heed(deskTold(kept.desk))
    const second = ledger.read()
    await letOn()
    await letOn()
    for (const page of [await first, await second]) {
      expect([page?.desk.name, page?.tickets.size]).toEqual(['After', 1])
    }
  })

  it('[SRV142] is read anew after a day, so that what is too old goes while somebody looks all the time', async () => {
    const closed = aTicket().id('T-1').openedAt(start).statusAt(start, 'closed').build()
    const { ledger, kept, letOn } = aLedger([closed])
    const read = async () => {
      const page = ledger.read()
      await letOn()
      return (await page)?.tickets.size
    }
    expect(await read()).toBe(1)
    kept.now = plusMs(start, 100 * DAY_MS)
    expect(await read()).toBe(0)
  })
})
