import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aTicket, at } from '#kit/builders'
import { hm } from '#kit/clocks'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { utc } from '#shared/domain/calendar/localTime'
import type { WrittenTerms } from '#shared/domain/desk'
import { type Instant, plusMs } from '#shared/domain/instant'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import type { Commit, Store } from '../db/store'
import { baselineText } from './baselineText'
import { currentTerms } from './nextTerms'
import { previewText } from './previewText'
import { createTermsDesk } from './termsDesk'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let now: Instant
let sent: Commit[]
const desk = aDesk()

beforeEach(async () => {
  folder = temporaryFolder('t-minus-terms')
  store = await openedStore(folder.path)
  now = hm('12:00')
  sent = []
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const termsDesk = () =>
  createTermsDesk({
    store,
    clock: { now: () => now },
    commitAndSend: async (work, commitOf) => {
      const done = await work()
      sent.push(commitOf(done))
      return done
    },
  })

async function fill(...tickets: readonly Ticket[]): Promise<void> {
  await store.writeDesk(desk)
  await store.writeTickets(
    tickets.map((ticket) => ({ ticket, messages: [] })),
    [],
  )
}

/** The terms in force with resolution of P3 in so many open minutes. */
function resolvedWithin(minutes: number): WrittenTerms {
  const terms = currentTerms(desk, now)
  return {
    ...terms,
    agreements: terms.agreements.map((agreement) => ({
      ...agreement,
      policies: agreement.policies.map((policy) =>
        policy.id === 'p3'
          ? {
              ...policy,
              targets: { ...policy.targets, resolution: { unit: 'open-minutes', value: minutes } },
            }
          : policy,
      ),
    })),
  }
}

const opened = aTicket().openedAt(hm('09:00')).acknowledgedAt(hm('09:10')).repliedAt(hm('09:20'))

describe('a desk’s terms', () => {
  it('[TRM6] a preview counts the due times of open tickets that would change, and changes nothing', async () => {
    await fill(
      opened.id('1').build(),
      opened.id('2').statusAt(hm('10:00'), 'waiting-customer').build(),
      opened.id('3').priority('P1').build(),
      opened.id('4').statusAt(hm('11:00'), 'resolved').build(),
      // Past due under both, at another instant.
      aTicket().id('6').openedAt(hm('09:00', '2026-02-23')).repliedAt(hm('09:10', '2026-02-23')).build(),
      opened.id('5').statusAt(hm('11:00'), 'resolved').statusAt(hm('11:30'), 'closed').build(),
    )
    const before = await store.readDesk()
    const found = await termsDesk().preview({ terms: resolvedWithin(120), from: null })
    expect(found).toMatchObject({
      ok: true,
      value: {
        preview: {
          openTickets: 4,
          changedTickets: 3,
          dueTimes: 2,
          pausedClocks: 1,
          breachedAtOnce: 1,
          examples: [
            {
              ticket: '6',
              metric: 'resolution',
              was: hm('09:00', '2026-02-26'),
              willBe: hm('11:00', '2026-02-23'),
            },
            { ticket: '1', metric: 'resolution', was: at('2026-03-05T09:00Z'), willBe: hm('11:00') },
          ],
        },
      },
    })
    expect(await store.readDesk()).toEqual(before)
    expect(found.ok && previewText(found.value, utc)).toBe(
      [
        'Version 2 of "Default targets" holds from 2026-03-02T12:00Z.',
        'This would change 2 due times and touch 3 of 4 open tickets.',
        '1 promise would be past due at once.',
        '1 paused clock would have more or less time left.',
        'For example, by the clock of UTC:',
        '  6  resolve: 2026-02-23 11:00 instead of 2026-02-26 09:00',
        '  1  resolve: 2026-03-02 11:00 instead of 2026-03-05 09:00',
      ].join('\n'),
    )
  })

  it('[TRM6] a preview reads every ticket, however many pages they fill', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) => opened.id(`T-${index}`).build())
    await fill(...many)
    const found = await termsDesk().preview({ terms: resolvedWithin(120), from: null })
    expect(found).toMatchObject({ ok: true, value: { preview: { openTickets: 1_203, dueTimes: 1_203 } } })
    const pages = [await store.readTickets(null, 1_000), await store.readTickets(null, 2)]
    expect(pages.map((page) => page.length)).toEqual([1_000, 2])
    expect((await store.readTickets(pages[1]?.at(-1)?.id ?? null, 1)).map(({ id }) => id)).toEqual(['T-10'])
  })

  it('[TRM7] terms put into force are the desk’s row, sent once, and closed tickets keep their verdicts', async () => {
    const closed = opened.id('5').statusAt(hm('11:30'), 'resolved').statusAt(hm('11:40'), 'closed').build()
    const open = opened.id('1').build()
    await fill(closed, open)
    const used = await termsDesk().use({ terms: resolvedWithin(60), from: null })
    expect(used).toEqual({
      ok: true,
      value: ['Version 2 of "Default targets" holds from 2026-03-02T12:00Z.'],
    })
    const after = await store.readDesk()
    expect(sent.flat().map(({ scope, rows }) => [scope, rows.length])).toEqual([['org', 1]])
    const terms = after && compileTerms(after, plusMs(now, 60_000))
    if (!terms?.ok) throw new Error('The terms must be usable.')
    const state = (ticket: Ticket) =>
      evaluateTicket(ticket, terms.value).find(({ metric }) => metric === 'resolution')
    expect(state(closed)).toMatchObject({ state: 'met' })
    expect(state(open)).toMatchObject({ state: 'running', dueAt: hm('10:00') })
  })

  it('[TRM7] what is refused changes nothing and is sent to nobody', async () => {
    await fill(opened.build())
    const before = await store.readDesk()
    const terms = currentTerms(desk, now)
    expect(await termsDesk().use({ terms, from: null })).toEqual({
      ok: false,
      refusal: 'These terms are in force already. Nothing was changed.',
    })
    expect(sent.flat()).toEqual([])
    expect(await store.readDesk()).toEqual(before)
  })

  it('[TRM7] a store without a desk says what to do', async () => {
    expect(await termsDesk().show()).toEqual({
      ok: false,
      refusal: 'This store has no desk yet. Start the server on it once.',
    })
  })

  it('[TRM8] the baseline is of every ticket that ended a promise, and is told as a table', async () => {
    await fill(...Array.from({ length: 20 }, (_, index) => opened.id(`T-${index}`).build()))
    const found = await termsDesk().baselines()
    if (!found.ok) throw new Error(found.refusal)
    expect(baselineText(found.value).split('\n').slice(0, 3)).toEqual([
      'tickets  promise      counted    ended  median  75 %  90 %  95 %  proposed',
      'P3       ack          open time     20     10m   10m   10m   10m        8m',
      'P3       first reply  open time     20     20m   20m   20m   20m       15m',
    ])
    expect(baselineText([])).toBe('No promise has ended yet, so there is nothing to tell.')
  })
})
