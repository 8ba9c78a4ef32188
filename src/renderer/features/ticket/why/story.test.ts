import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDesk, anAgent, aPerson, aRequester, aTicket, at, event, heardAt } from '#kit/builders'
import type { Instant } from '#shared/domain/instant'
import type { Metric } from '#shared/domain/sla/agreement'
import { explain } from '#shared/domain/sla/explain'
import { compileTerms } from '#shared/domain/sla/terms'
import { verdictFlips } from '#shared/domain/sla/verdictFlips'
import type { Ticket } from '#shared/domain/ticket'
import { createWallClock } from '../../../ui/wallClock'
import { type Story, storyOf } from './story'
import { storyText } from './storyText'

const compiled = compileTerms(aDesk(), at('2026-03-02T09:00Z'))
if (!compiled.ok) throw new Error(compiled.refusal.kind)
const terms = compiled.value
const wall = createWallClock('UTC')
const [you, ada] = [anAgent('Jonas Berg'), aRequester('Ada Nyman')]

function storyAt(ticket: Ticket, metric: Metric, now: Instant, most?: number): Story {
  const explanation = explain(ticket, terms, metric, 0, now)
  if (explanation === null) throw new Error(`There is no ${metric}.`)
  const telling = { you: aPerson('Jonas Berg').id, now, wall, queueName: (queue: string) => queue }
  return storyOf(explanation, verdictFlips(ticket, terms), telling, most)
}
const told = ({ rows }: Story) => rows.map(({ when, what, counted }) => [when, what, counted])

/** Opened on Friday 6 March 2026 at 14:00; the desk works from 08:00 to 16:00, P2 has a business day to resolve. */
const friday = aTicket()
  .priority('P3')
  .openedAt(at('2026-03-06T14:00Z'), ada)
  .priorityAt(at('2026-03-06T14:10Z'), 'P2', you)
  .statusAt(at('2026-03-09T09:00Z'), 'waiting-customer', you)
  .customerRepliedAt(at('2026-03-09T11:00Z'), ada)
const monday = at('2026-03-09T12:00Z')

describe('why a due time is what it is', () => {
  it('[TKT20] tells every piece of time and every mark in order, with what each used of the budget', () => {
    const story = storyAt(friday.build(), 'resolution', monday)
    expect(story.title).toBe('Resolve, 1 business day, P2 high')
    expect(told(story)).toEqual([
      ['Fri 6 Mar 14:00 – 16:00', 'Counted', '2h 00m'],
      [
        'Fri 6 Mar 14:10',
        'You changed the target: 1 business day instead of 3 business days by policy P2 high.',
        '',
      ],
      ['Fri 6 Mar 16:00 – 24:00', 'Night, desk closed', ''],
      ['Sat 7 Mar 00:00 – Sun 8 Mar 24:00', 'Weekend', ''],
      ['Mon 9 Mar 00:00 – 08:00', 'Night, desk closed', ''],
      ['Mon 9 Mar 08:00 – 09:00', 'Counted', '1h 00m'],
      ['Mon 9 Mar 09:00 – 11:00', 'Waiting on customer, set by you', ''],
      ['Mon 9 Mar 11:00', 'Ada Nyman wrote, which ended the wait.', ''],
      ['Mon 9 Mar 11:00 – now', 'Counted', '1h 00m'],
    ])
    expect(story.sum).toBe('Counted 4h 00m of 8h 00m')
  })

  it('[TKT20] tells the way ahead, which adds up to the budget', () => {
    const { ahead, verdict } = storyAt(friday.build(), 'resolution', monday)
    expect(verdict).toBe('It is due 16:00:00.')
    expect(ahead).toMatchObject({ title: 'Ahead', due: 'Due Mon 9 Mar 16:00', sum: '8h 00m' })
    expect(ahead?.rows.map(({ when, counted }) => [when, counted])).toEqual([
      ['Mon 9 Mar 12:00 – 16:00', '4h 00m'],
    ])
  })

  it('[TKT20] tells of a clock that stands still when it would be due if it went on now', () => {
    const waiting = friday.statusAt(at('2026-03-09T12:00Z'), 'waiting-customer', you).build()
    const { ahead, verdict } = storyAt(waiting, 'resolution', at('2026-03-09T14:00Z'))
    expect(verdict).toBe('It stands still with 4h left.')
    expect(ahead).toMatchObject({ title: 'If resumed now', due: 'Due Tue 10 Mar 10:00' })
  })

  it('[TKT20] tells of a broken promise where the budget was used up', () => {
    const story = storyAt(friday.build(), 'acknowledgement', monday)
    expect(told(story)).toContainEqual(['Fri 6 Mar 14:15:00', 'Due: the budget was used up.', ''])
    expect(story.verdict).toBe('It was due Fri 14:15:00 and is 2d 21h late.')
    expect(story.ahead).toBeNull()
  })

  it('[TKT20] tells who kept a promise, and why one came to nothing', () => {
    const done = friday.statusAt(at('2026-03-09T12:00Z'), 'resolved', you).build()
    expect(storyAt(done, 'resolution', monday).verdict).toBe('It was met 12:00:00 by you.')
    const quick = aTicket().statusAt(at('2026-03-02T09:30Z'), 'resolved', you).build()
    expect(storyAt(quick, 'firstResponse', at('2026-03-02T10:00Z')).verdict).toBe(
      'It ended 09:30:00 without a verdict. The ticket was done without it.',
    )
  })

  it('[TKT20] gives the clipboard the same words as the table', () => {
    const story = storyAt(friday.build(), 'resolution', monday)
    const text = storyText(story, '20418')
    const { ahead, rows } = story
    const lines = [...rows, ...(ahead?.rows ?? [])]
    for (const { when, what } of lines) expect(text).toContain(`${when}  ${what}`)
    for (const sentence of [...story.reasons, story.verdict, story.sum]) expect(text).toContain(sentence)
    expect(text).toMatch(/^20418: Resolve, 1 business day, P2 high\n/)
    expect(text).toMatch(
      /Ahead:\nMon 9 Mar 12:00 – 16:00 {2}Counted {2}\+4h 00m\nDue Mon 9 Mar 16:00, 8h 00m$/,
    )
  })

  it('[TKT22] tells a long time in weeks, and still counts the same', () => {
    const old = aTicket().priority('P4').build()
    const now = at('2026-06-01T12:00Z')
    const story = storyAt(old, 'resolution', now)
    expect(story.rows.length).toBeLessThan(30)
    expect(story.sum).toBe(storyAt(old, 'resolution', now, 10_000).sum)
    expect(told(story)).toContainEqual([
      'Mon 9 Mar 00:00 – Sun 15 Mar 24:00',
      'Open hours, 5 times, without nights and weekends',
      '40h 00m',
    ])
  })

  it('[TKT23] shows amounts that add up to the shown sum at any instant', () => {
    const minutes = (text: string) => {
      const [, hours = '0', rest = '0'] = /^(\d+)h (\d+)m$/.exec(text) ?? []
      return Number(hours) * 60 + Number(rest)
    }
    const [from, to] = [at('2026-03-06T14:30Z'), at('2026-03-20T12:00Z')]
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (now) => {
        const story = storyAt(friday.build(), 'resolution', now as Instant)
        const sum = (rows: Story['rows']) => rows.reduce((total, { counted }) => total + minutes(counted), 0)
        const counted = minutes(story.sum.replace(/^Counted | of .*$/g, ''))
        expect(sum(story.rows)).toBe(counted)
        expect(story.ahead === null || sum(story.ahead.rows) + counted === 8 * 60).toBe(true)
      }),
    )
  })

  it('[TKT25] tells a reopening once, with the verdict that stood until then', () => {
    const reopened = friday
      .statusAt(at('2026-03-09T12:00Z'), 'resolved', you)
      .statusAt(at('2026-03-10T10:00Z'), 'active', you)
      .build()
    const story = storyAt(reopened, 'resolution', at('2026-03-10T11:00Z'))
    const sentences = [...story.rows.map(({ what }) => what), ...story.earlier]
    expect(sentences.filter((sentence) => sentence.includes('met Mon 12:00 by you'))).toHaveLength(1)
    expect(told(story)).toContainEqual(['Mon 9 Mar 12:00 – Tue 10 Mar 10:00', 'Done, set by you', ''])
  })

  it('[TKT28] tells a verdict that late work rewrote', () => {
    const reply = heardAt(event.replied(at('2026-03-02T09:20Z'), you), at('2026-03-02T12:00Z'))
    const late = aTicket().priority('P2').with(reply).build()
    const story = storyAt(late, 'firstResponse', at('2026-03-02T13:00Z'))
    expect(story.earlier).toEqual([
      'Until 12:00 it stood as breached. Then the server heard of the reply of 09:20, and since then it stands as met.',
    ])
    expect(told(story)).toContainEqual([
      'Mon 2 Mar 09:20:00',
      'The server heard of the reply only 12:00, 2h 40m late.',
      '',
    ])
  })
})
