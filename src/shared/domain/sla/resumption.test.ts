import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesk, aTicket } from '#kit/builders'
import { clock, hm, termsOf } from '#kit/clocks'
import { HOUR_MS, plusMs } from '../instant'
import { explain } from './explain'
import { dueIfResumed } from './resumption'
import { policyNamed } from './terms'

const terms = termsOf(aDesk())
const calendar = policyNamed(terms, 'p3')?.calendar
if (!calendar) throw new Error('The default desk promises something at P3.')

test('[SLA120] a paused clock that goes on now is due where its explanation says, also in business days', () => {
  const hours = fc.integer({ min: 0, max: 400 })
  fc.assert(
    fc.property(hours, hours, (pausedAfter, lookedAfter) => {
      const opened = hm('09:00', '2026-03-01')
      const pausedAt = plusMs(opened, pausedAfter * HOUR_MS)
      const now = plusMs(pausedAt, lookedAfter * HOUR_MS)
      const builder = aTicket().openedAt(opened).statusAt(pausedAt, 'waiting-customer')
      const paused = clock('resolution', builder)
      fc.pre(paused.state === 'paused' && paused.remainingMs > 0)
      if (paused.state !== 'paused') return
      const ahead = explain(builder.build(), terms, 'resolution', 0, now)?.ahead
      expect(dueIfResumed(paused, calendar, now)).toBe(ahead?.dueAt)
    }),
  )
})
