import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { HOUR_MS, MINUTE_MS } from '#shared/domain/instant'
import type { ClockDifference } from '#shared/domain/sla/difference'
import { createWallClock } from '../../../ui/wallClock'
import { previewSentence } from './previewWords'

/** Tuesday 3 March 2026. */
const now = at('2026-03-03T13:00Z')
const telling = { now, wall: createWallClock('UTC') }
const resolve = { metric: 'resolution', cycle: 0 } as const
const reply = { metric: 'firstResponse', cycle: 0 } as const
const said = (...differences: readonly ClockDifference[]) => previewSentence(differences, telling)

describe('what a change would do', () => {
  it('[TKT12] says of a due instant that moves what it was, and of one that has passed how late it is', () => {
    expect(
      said(
        { ...resolve, kind: 'due-moved', from: at('2026-03-05T09:00Z'), to: at('2026-03-03T14:32Z') },
        { ...reply, kind: 'due-moved', from: at('2026-03-03T15:00Z'), to: at('2026-03-03T12:47:30Z') },
      ),
    ).toBe('Resolve due 14:32 instead of Thu 09:00; first reply already 12 min late.')
  })

  it('[TKT12] says seconds where the minutes are the same', () => {
    const [from, to] = [at('2026-03-03T14:32:10Z'), at('2026-03-03T14:32:40Z')]
    expect(said({ ...resolve, kind: 'due-moved', from, to })).toBe(
      'Resolve due 14:32:40 instead of 14:32:10.',
    )
  })

  it('[TKT12] says of a clock that stops what is left of it, or by how much it is late', () => {
    expect(said({ ...resolve, kind: 'paused', remainingMs: HOUR_MS + 20 * MINUTE_MS })).toBe(
      'Resolve stops with 1h 20m left.',
    )
    expect(said({ ...resolve, kind: 'paused', remainingMs: -5 * MINUTE_MS })).toBe(
      'Resolve stops 5 min past due.',
    )
    expect(said({ ...resolve, kind: 'remaining-changed', fromMs: HOUR_MS, toMs: -HOUR_MS })).toBe(
      'Resolve stands still with 1h past due instead of 1h left.',
    )
  })

  it('[TKT12] says of a clock that goes on when it falls due then', () => {
    expect(said({ ...resolve, kind: 'resumed', dueAt: at('2026-03-04T09:48Z') })).toBe(
      'Resolve goes on, due Wed 09:48.',
    )
    expect(said({ ...resolve, kind: 'goes-on', dueAt: at('2026-03-03T12:00Z') })).toBe(
      'Resolve goes on, already 1h late.',
    )
    expect(said({ ...resolve, kind: 'goes-on', dueAt: null })).toBe('Resolve stands still again.')
  })

  it('[TKT12] says of a promise that begins, ends or goes what becomes of it', () => {
    const update = { metric: 'update', cycle: 1 } as const
    const dueAt = at('2026-03-03T15:00Z')
    expect(said({ ...update, kind: 'begins', dueAt })).toBe('Update begins, due 15:00.')
    expect(said({ ...update, kind: 'begins', dueAt: null })).toBe('Update begins, standing still.')
    expect(said({ ...update, kind: 'goes' })).toBe('Update counts no longer.')
    expect(said({ ...resolve, kind: 'met', elapsedMs: 3 * HOUR_MS })).toBe('Resolve is met after 3h.')
    expect(said({ ...resolve, kind: 'missed', dueAt, elapsedMs: 1 })).toBe(
      'Resolve is missed, it was due 15:00.',
    )
    expect(said({ ...reply, kind: 'cancelled', reason: 'done-without' })).toBe(
      'First reply is no longer owed.',
    )
  })

  it('[TKT12] says that nothing changes where nothing does', () => {
    expect(said()).toBe('No due time changes.')
  })
})
