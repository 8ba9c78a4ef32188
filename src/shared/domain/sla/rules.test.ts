import { describe, expect, test } from 'vitest'
import { aDesk, anAgent, aRequester, aTicket, type TicketBuilder, theSystem } from '#kit/builders'
import { agreed, clock, hm, isoMinute, openMinutes, promising, said, termsOf } from '#kit/clocks'
import { cycles, everyMetricDesk } from '#kit/everyMetric'
import { calendarRefusalSentence } from '../calendar/calendarRefusal'
import { defaultCalendar } from '../calendar/defaultCalendar'
import type { Desk } from '../desk'
import { type Instant, MINUTE_MS, plusMs } from '../instant'
import type { Metric } from './agreement'
import { evaluateTicket } from './evaluate'
import { readingOf } from './reading'
import { compileTerms } from './terms'
import { urgencyOf } from './urgency'

const ticket = aTicket().openedAt(hm('09:00'))
const desk = everyMetricDesk

const dueAt = (metric: Metric, builder: TicketBuilder, terms: Desk = desk): Instant | null => {
  const found = clock(metric, builder, terms)
  return found.state === 'running' ? found.dueAt : null
}

describe('reckoning', () => {
  test('[R5] a budget used up exactly at closing time is due then, and a pause over the night moves it on', () => {
    const builder = aTicket().openedAt(hm('11:00'))
    expect(said('resolution', builder, desk)).toBe('running 2026-03-02T16:00')
    const paused = builder
      .statusAt(hm('15:00'), 'waiting-customer')
      .statusAt(hm('09:00', '2026-03-03'), 'active')
    expect(said('resolution', paused, desk)).toBe('running 2026-03-03T10:00')
  })

  test('[R6] at the due instant a promise is still kept and a millisecond later it is not', () => {
    const repliedAt = (when: Instant) => clock('firstResponse', ticket.repliedAt(when), desk).state
    expect(repliedAt(hm('11:00'))).toBe('met')
    expect(repliedAt(plusMs(hm('11:00'), 1))).toBe('missed')
    const waiting = clock('firstResponse', ticket, desk)
    if (waiting.state !== 'running') throw new Error(waiting.state)
    expect(urgencyOf(waiting, hm('11:00'))).toBe('near')
    expect(urgencyOf(waiting, plusMs(hm('11:00'), 1))).toBe('breach')
  })

  test('[R7] clocks reckon in milliseconds, and what is left is shown rounded down', () => {
    const odd = aTicket().openedAt(plusMs(hm('09:00'), 1))
    const found = clock('firstResponse', odd, desk)
    if (found.state !== 'running') throw new Error(found.state)
    expect(found.dueAt).toBe(hm('11:00') + 1)
    expect(readingOf(found, hm('10:59')).text).toBe('T−01:00')
    expect(readingOf(found, plusMs(hm('10:59'), 2)).text).toBe('T−00:59')
    expect(readingOf(found, plusMs(hm('11:00'), 1)).text).toBe('T−00:00')
  })

  test('[R10] terms with a calendar that never opens are refused with a sentence, and no clock is made up', () => {
    const closed = {
      ...defaultCalendar('UTC'),
      weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    }
    const terms = compileTerms(aDesk({ calendars: [closed] }), hm('09:00'))
    expect(terms.ok).toBe(false)
    expect(calendarRefusalSentence({ kind: 'never-opens', name: closed.name })).toContain('never opens')
  })

  test('[R12] a warning so many minutes ahead goes back in open time, unless it is to come always', () => {
    const friday = aTicket().openedAt(hm('15:00', '2026-03-06'))
    const warned = (hours: 'counted' | 'always') =>
      clock('firstResponse', friday, agreed({ warnings: [{ minutesLeft: 90, hours }] }, desk))
    const at = (hours: 'counted' | 'always') => {
      const found = warned(hours)
      return found.state === 'running' ? found.warnedAt.map((each) => isoMinute(each)) : []
    }
    expect(at('counted')).toEqual(['2026-03-06T15:30'])
    expect(at('always')).toEqual(['2026-03-09T07:30'])
  })

  test('[R13] one business day and eight open hours are two promises', () => {
    const days = promising('P3', { resolution: { unit: 'business-days', value: 1 } })
    const close = promising('P3', { resolution: { unit: 'business-days', value: 1, ends: 'close' } })
    const hours = promising('P3', { resolution: openMinutes(480) })
    const holiday = { date: '2026-03-03', name: 'Rest' }
    const calendars = [
      {
        ...defaultCalendar('UTC'),
        holidays: [holiday],
        overrides: { '2026-03-04': [['08:00', '11:00']] as const },
      },
    ]
    const on = (terms: Desk) => said('resolution', ticket, { ...terms, calendars })
    expect(on(days)).toBe('running 2026-03-04T09:00')
    expect(on(close)).toBe('running 2026-03-04T11:00')
    expect(on(hours)).toBe('running 2026-03-04T09:00')
    expect(said('resolution', aTicket().openedAt(hm('15:00')), { ...days, calendars })).toBe(
      'running 2026-03-04T15:00',
    )
    expect(said('resolution', aTicket().openedAt(hm('15:00')), { ...hours, calendars })).toBe(
      'running 2026-03-05T12:00',
    )
  })
})

describe('lifecycle', () => {
  test('[R14] clocks are a function of history, agreement and calendar; ties keep the server’s order', () => {
    const one = ticket.statusAt(hm('10:00'), 'waiting-customer').statusAt(hm('10:00'), 'active')
    const other = ticket.statusAt(hm('10:00'), 'active').statusAt(hm('10:00'), 'waiting-customer')
    expect(said('resolution', one, desk)).toBe('running 2026-03-02T14:00')
    expect(said('resolution', other, desk)).toBe('paused 240')
    expect(evaluateTicket(one.build(), termsOf(desk))).toEqual(evaluateTicket(one.build(), termsOf(desk)))
  })

  test('[R15] on an agent’s own ticket first response waits for the customer’s first message', () => {
    const own = aTicket().openedAt(hm('09:00'), anAgent())
    expect(cycles('firstResponse', own.notedAt(hm('09:10')))).toEqual([])
    expect(cycles('firstResponse', own.repliedAt(hm('09:10')))).toEqual([])
    expect(cycles('firstResponse', own.customerRepliedAt(hm('10:00')))).toEqual(['running 12:00'])
    expect(cycles('firstResponse', aTicket().openedAt(hm('09:00'), theSystem()))).toEqual(['running 11:00'])
  })

  test('[R16] notes, machines, statuses and the customer’s own messages answer nobody', () => {
    const noise = ticket
      .notedAt(hm('09:10'))
      .repliedAt(hm('09:11'), theSystem())
      .statusAt(hm('09:12'), 'active')
      .acknowledgedAt(hm('09:13'))
      .repliedAt(hm('09:14'), aRequester())
    expect(cycles('firstResponse', noise)).toEqual(['running 11:00'])
    expect(cycles('acknowledgement', noise)).toEqual(['met 13'])
    const ownersOwn = ticket.requestedBy('Jonas Berg').repliedAt(hm('09:20'), anAgent('Jonas Berg'))
    expect(cycles('firstResponse', ownersOwn)).toEqual(['running 11:00'])
  })

  test('[R17] next response runs from the first unanswered message, once the first response was given', () => {
    expect(cycles('nextResponse', ticket.customerRepliedAt(hm('09:10')))).toEqual([])
    const asked = ticket.repliedAt(hm('09:30')).customerRepliedAt(hm('10:00'))
    expect(cycles('nextResponse', asked)).toEqual(['running 11:00'])
    expect(cycles('nextResponse', asked.customerRepliedAt(hm('10:40')))).toEqual(['running 11:00'])
    const again = asked.repliedAt(hm('10:50')).customerRepliedAt(hm('12:00'))
    expect(cycles('nextResponse', again)).toEqual(['met 50', 'running 13:00'])
    expect(cycles('nextResponse', again.repliedAt(hm('13:30')))).toEqual(['met 50', 'missed 90'])
    expect(cycles('nextResponse', asked.statusAt(hm('10:30'), 'resolved'))).toEqual(['done-without'])
  })

  test('[R17] where it is agreed so, the message that opened the ticket is owed a next response as well', () => {
    const fromOpening = agreed({ nextResponseFrom: 'opening' }, desk)
    expect(cycles('nextResponse', ticket, fromOpening)).toEqual(['running 10:00'])
    expect(cycles('nextResponse', ticket.repliedAt(hm('09:30')), fromOpening)).toEqual(['met 30'])
  })

  test('[R18] the periodic update begins anew with each answer and pauses in its own statuses', () => {
    expect(cycles('update', ticket)).toEqual([])
    const answered = ticket.repliedAt(hm('09:30'))
    expect(cycles('update', answered)).toEqual(['running 12:30'])
    expect(cycles('update', answered.notedAt(hm('10:00')))).toEqual(['running 12:30'])
    expect(cycles('update', answered.repliedAt(hm('10:30')))).toEqual(['met 60', 'running 13:30'])
    const pausing = agreed({ pauses: { update: ['waiting-vendor'] } }, desk)
    const waiting = answered.statusAt(hm('10:00'), 'waiting-vendor')
    expect(cycles('update', waiting, pausing)).toEqual(['paused 150'])
    expect(cycles('update', waiting, desk)).toEqual(['running 12:30'])
  })

  test('[R19] each metric pauses in its own statuses and in no other', () => {
    const waiting = ticket.statusAt(hm('09:30'), 'waiting-customer')
    expect(cycles('acknowledgement', waiting)).toEqual(['running 10:00'])
    expect(cycles('firstResponse', waiting)).toEqual(['running 11:00'])
    expect(cycles('resolution', waiting)).toEqual(['paused 270'])
    const vendor = ticket.statusAt(hm('09:30'), 'waiting-vendor')
    expect(cycles('resolution', vendor)).toEqual(['running 14:00'])
    const contracted = agreed({ pauses: { resolution: ['waiting-vendor'] } }, desk)
    expect(cycles('resolution', vendor, contracted)).toEqual(['paused 270'])
    expect(cycles('resolution', waiting, contracted)).toEqual(['running 14:00'])
  })

  test('[R20] paused at creation counts from the first millisecond; closed hours and an instant pause nothing', () => {
    const born = ticket.status('waiting-customer').statusAt(hm('10:30'), 'active')
    expect(cycles('resolution', born)).toEqual(['running 15:30'])
    const late = aTicket().openedAt(hm('15:00'))
    const overnight = late
      .statusAt(hm('16:00'), 'waiting-customer')
      .statusAt(hm('08:00', '2026-03-03'), 'active')
    expect(dueAt('resolution', overnight)).toBe(dueAt('resolution', late))
    const blink = late.statusAt(hm('15:30'), 'waiting-customer').statusAt(hm('15:30'), 'active')
    expect(dueAt('resolution', blink)).toBe(dueAt('resolution', late))
  })

  test('[R21] the customer’s message ends the wait for the customer though nobody moved the status', () => {
    const waiting = ticket.statusAt(hm('09:30'), 'waiting-customer')
    expect(cycles('resolution', waiting.customerRepliedAt(hm('10:00')))).toEqual(['running 14:30'])
    expect(cycles('resolution', waiting.notedAt(hm('10:00')))).toEqual(['paused 270'])
  })

  test('[R22] a paused clock has no due instant, only what is left of its budget', () => {
    const paused = clock('resolution', ticket.statusAt(hm('09:30'), 'waiting-customer'), desk)
    expect(paused).toMatchObject({ state: 'paused', remainingMs: 270 * MINUTE_MS })
    expect(paused).not.toHaveProperty('dueAt')
    if (paused.state !== 'paused') throw new Error(paused.state)
    expect(readingOf(paused, hm('15:00')).text).toBe('‖ 4h 30m')
  })
})
