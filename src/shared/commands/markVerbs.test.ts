import { describe, expect, it } from 'vitest'
import { anAgent, aPerson, aTicket, at, event } from '#kit/builders'
import { ticketId } from '../domain/ids'
import { linksOf } from '../domain/links'
import { snoozeOf } from '../domain/snooze'
import { stepsDoneIn } from '../domain/stepsDone'
import { lastTouchedAt, MOST_TAGS, type Ticket } from '../domain/ticket'
import { applyCommand, type CommandArgs, type CommandName } from './catalogue'

const jonas = aPerson('Jonas Berg')
const mira = anAgent('Mira Holm')
const [when, heard] = [at('2026-03-02T10:00Z'), at('2026-03-02T10:05Z')]
const until = at('2026-03-02T11:00Z')
const opened = at('2026-03-02T09:00Z')
const fresh = aTicket().openedAt(opened)
const nothing = { ok: true, value: { changed: false } }

const run = <Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>) =>
  applyCommand(ticket, name, args, { actor: jonas, at: when, receivedAt: heard })
function done<Name extends CommandName>(ticket: Ticket, name: Name, args: CommandArgs<Name>): Ticket {
  const result = run(ticket, name, args)
  if (!result.ok || !result.value.changed) throw new Error(JSON.stringify(result))
  return result.value.ticket
}
const asleep = (): Ticket => done(fresh.build(), 'snooze', { until, reason: null })
const during = at('2026-03-02T10:30Z')

describe('snooze', () => {
  it('[CMD30] puts the ticket away until then, for its agent alone', () => {
    expect(snoozeOf(asleep(), jonas.id, during)).toEqual({ at: when, until, reason: null })
    expect(snoozeOf(asleep(), mira.person.id, during)).toBeNull()
    expect(snoozeOf(asleep(), jonas.id, until)).toBeNull()
  })

  it('[CMD30] keeps its reason, and the last one stands', () => {
    const longer = done(asleep(), 'snooze', {
      until: at('2026-03-03T08:00Z'),
      reason: 'Parts come tomorrow.',
    })
    expect(snoozeOf(longer, jonas.id, until)?.reason).toBe('Parts come tomorrow.')
  })

  it('[CMD30] is refused on a ticket that is done, and where it ends before it begins', () => {
    const resolved = fresh.statusAt(opened, 'resolved').build()
    expect(run(resolved, 'snooze', { until, reason: null })).toMatchObject({
      refusal: { kind: 'not-in-this-status' },
    })
    expect(run(fresh.build(), 'snooze', { until: when, reason: null })).toMatchObject({
      refusal: { kind: 'invalid' },
    })
  })

  it('[CMD31] ends when its agent ends it; where nothing sleeps, nothing changes', () => {
    expect(snoozeOf(done(asleep(), 'wake', {}), jonas.id, during)).toBeNull()
    expect(run(fresh.build(), 'wake', {})).toEqual(nothing)
  })

  it.each([
    ['the customer writes', event.customerReplied(during)],
    ['somebody gives the ticket to them', event.assigned(during, jonas, mira)],
    ['somebody changes its priority', event.priorityChanged(during, 'P3', 'P1', mira)],
    ['somebody changes its status', event.statusChanged(during, 'new', 'active', mira)],
  ])('[CMD31] ends when %s', (_, entry) => {
    const { history, ...ticket } = asleep()
    expect(snoozeOf({ ...ticket, history: [...history, entry] }, jonas.id, during)).toBeNull()
  })

  it.each([
    ['one’s own work', event.priorityChanged(during, 'P3', 'P2', anAgent('Jonas Berg'))],
    ['a note of somebody else', event.noted(during, mira)],
    ['a snooze of somebody else', { ...event.touched(during, mira), type: 'woken' as const }],
  ])('[CMD31] does not end by %s', (_, entry) => {
    const { history, ...ticket } = asleep()
    expect(snoozeOf({ ...ticket, history: [...history, entry] }, jonas.id, during)).not.toBeNull()
  })
})

describe('marks', () => {
  it('[CMD32] snoozes, links and tags are no work on the ticket: it does not count as touched', () => {
    const marked = done(done(asleep(), 'tag', { tag: 'vpn' }), 'link', { ticket: ticketId('20419') })
    expect(lastTouchedAt(marked)).toBe(opened)
    expect(lastTouchedAt(done(marked, 'tickStep', { step: 'Ask since when', isDone: true }))).toBe(when)
  })

  it('[CMD32] make nobody’s decision stale', () => {
    const seen = fresh.build().history.length
    const tagged = fresh.with({ ...event.touched(during, mira), type: 'tagged', tag: 'vpn' }).build()
    expect(run(tagged, 'resolve', { seenEvents: seen })).toMatchObject({ ok: true })
  })

  it('[CMD33] a step is ticked by its words and taken back; the same again changes nothing', () => {
    const ticked = done(fresh.build(), 'tickStep', { step: 'Ask since when', isDone: true })
    expect([...stepsDoneIn(ticked)]).toEqual(['Ask since when'])
    expect(run(ticked, 'tickStep', { step: 'Ask since when', isDone: true })).toEqual(nothing)
    expect([...stepsDoneIn(done(ticked, 'tickStep', { step: 'Ask since when', isDone: false }))]).toEqual([])
  })

  it('[CMD34] a link is written on one ticket and taken back there; a ticket is not linked with itself', () => {
    const linked = done(fresh.build(), 'link', { ticket: ticketId('20419') })
    expect(linksOf(linked)).toEqual(['20419'])
    expect(run(linked, 'link', { ticket: ticketId('20419') })).toEqual(nothing)
    expect(linksOf(done(linked, 'unlink', { ticket: ticketId('20419') }))).toEqual([])
    expect(run(linked, 'unlink', { ticket: ticketId('1') })).toEqual(nothing)
    expect(run(linked, 'link', { ticket: linked.id })).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  it('[CMD35] a tag is one word in small letters, once on a ticket, and comes off again', () => {
    const tagged = done(fresh.build(), 'tag', { tag: 'vpn' })
    expect(tagged.tags).toEqual(['vpn'])
    expect(run(tagged, 'tag', { tag: 'vpn' })).toEqual(nothing)
    expect(done(tagged, 'untag', { tag: 'vpn' }).tags).toEqual([])
    expect(run(tagged, 'tag', { tag: 'Two words' })).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  it('[CMD35] a ticket with as many tags as it may have takes no more', () => {
    const words = Array.from({ length: MOST_TAGS }, (_, index) => `tag-${index}`)
    const full = words.reduce((ticket, word) => done(ticket, 'tag', { tag: word }), fresh.build())
    expect(run(full, 'tag', { tag: 'one-more' })).toMatchObject({ refusal: { kind: 'too-many-tags' } })
  })
})
