import { beforeEach, describe, expect, it, vi } from 'vitest'
import { at } from '#kit/builders'
import { aMetClock, aRunningClock } from '#kit/clockBuilders'
import { ticketId } from '#shared/domain/ids'
import { MINUTE_MS, plusMs, SECOND_MS } from '#shared/domain/instant'
import type { Clock } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'
import { asRequested, draftOf, forgetDrafts, keepDraft, type WritingMode, withoutSent } from './drafts'
import { sendingEffect } from './sendingMeets'

const now = at('2026-03-02T09:00Z')
const sentence = (clocks: readonly Clock[], mode: WritingMode) => {
  const effect = sendingEffect(clocks, mode, now)
  return 'metric' in effect ? say(`ticket:write.${effect.kind}`, effect) : say(`ticket:write.${effect.kind}`)
}

describe('what sending will do', () => {
  const owed = aRunningClock('firstResponse', plusMs(now, 9 * MINUTE_MS + 26 * SECOND_MS))

  it('[TKT5] names the promise it meets and the time to spare', () => {
    expect(sentence([aRunningClock('resolution', now), owed], 'reply')).toBe(
      'Sending meets first reply with 09:26 to spare',
    )
  })

  it('[TKT5] names the promise that is due first where a reply keeps several', () => {
    const update = aRunningClock('update', plusMs(now, 5 * MINUTE_MS))
    expect(sentence([owed, update], 'reply')).toBe('Sending meets update with 05:00 to spare')
  })

  it('[TKT5] says how late it is when the promise is past due', () => {
    const late = aRunningClock('firstResponse', plusMs(now, -3 * MINUTE_MS))
    expect(sentence([late], 'reply')).toBe('Sending ends first reply 03:00 past due')
  })

  it('[TKT5] promises nothing for a note, nor when no reply is owed', () => {
    expect(sentence([owed], 'note')).toMatch(/^Only the desk sees/)
    expect(sentence([aMetClock('firstResponse', now)], 'reply')).toMatch(/^No reply is owed/)
  })
})

describe('a draft', () => {
  const jonas = 'https_desk.example~jonas'
  const ticket = ticketId('20418')
  let kept: Map<string, string>

  beforeEach(() => {
    kept = new Map()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    })
  })

  it('[TKT92] goes with all that is removed of a desk or of a server, and nobody else’s', () => {
    const [mira, elsewhere] = ['https_desk.example~mira', 'https_desk.example.org~jonas']
    const stays = (forgotten: string): readonly string[] => {
      kept.clear()
      for (const desk of [jonas, mira, elsewhere]) keepDraft(desk, ticket, { mode: 'reply', body: 'Begun' })
      vi.stubGlobal('localStorage', Object.assign(Object.fromEntries(kept), localStorage))
      forgetDrafts(forgotten)
      return [jonas, mira, elsewhere].filter((desk) => draftOf(desk, ticket).body !== '')
    }
    expect(stays(jonas)).toEqual([mira, elsewhere])
    expect(stays('https_desk.example')).toEqual([elsewhere])
  })

  it('[TKT6] is kept per desk and ticket until it is empty', () => {
    keepDraft(jonas, ticket, { mode: 'note', body: 'Fiberline calls' })
    expect(draftOf(jonas, ticket)).toEqual({ mode: 'note', body: 'Fiberline calls' })
    expect(draftOf('https_desk.example~mira', ticket).body).toBe('')
    expect(draftOf(jonas, ticketId('2')).body).toBe('')
    keepDraft(jonas, ticket, { mode: 'note', body: '  ' })
    expect(kept.size).toBe(0)
  })

  it('[TKT6] that cannot be read is none', () => {
    keepDraft(jonas, ticket, { mode: 'reply', body: 'Hello' })
    for (const key of kept.keys()) kept.set(key, '{"mode":"shout"}')
    expect(draftOf(jonas, ticket)).toEqual({ mode: 'reply', body: '' })
  })

  it('[TKT70] keeps what was written while it was on its way, and nothing of what was sent', () => {
    const sent = 'We look into it.'
    const left = (body: string) => withoutSent({ mode: 'reply', body }, sent).body
    expect([left(sent), left(`${sent}\n\nAnd one more thing`), left('Begun anew')]).toEqual([
      '',
      'And one more thing',
      'Begun anew',
    ])
  })

  it('[TKT6] is not replaced by a refused text that comes back', () => {
    const begun = { mode: 'note', body: 'New thought' } as const
    expect(asRequested(begun, { mode: 'reply', body: 'Lost words' }).body).toBe('Lost words\n\nNew thought')
    expect(asRequested(begun, { mode: 'reply', body: null })).toEqual({ mode: 'reply', body: 'New thought' })
  })
})
