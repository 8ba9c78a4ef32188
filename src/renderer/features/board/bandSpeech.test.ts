import { describe, expect, it } from 'vitest'
import { ticketId } from '#shared/domain/ids'
import { instant, plusMs } from '#shared/domain/instant'
import type { Urgency } from '#shared/domain/sla/urgency'
import { type Crossing, crossingSentence, hear, SPEECH_GAP_MS, silence } from './bandSpeech'

const now = instant(Date.UTC(2027, 2, 30, 11, 32))
const crossing = (id: string, level: Urgency): Crossing => ({
  id: ticketId(id),
  metric: 'firstResponse',
  level,
})

describe('the spoken updates of the board', () => {
  it('[BRD4] say the ticket, the promise and the level in one sentence', () => {
    expect(crossingSentence([crossing('20418', 'near')])).toBe('20418 first reply, under 5 minutes.')
  })

  it('[BRD4] name the gravest and count the others', () => {
    const crossings = [crossing('1', 'soon'), crossing('2', 'breach'), crossing('3', 'near')]
    expect(crossingSentence(crossings)).toBe('2 first reply, breached. 2 more changed.')
  })

  it('[BRD4] come at most every ten seconds; what crossed meanwhile is said then', () => {
    const first = hear(silence, [crossing('1', 'near')], now)
    const tooSoon = hear(first, [crossing('2', 'breach')], plusMs(now, SPEECH_GAP_MS - 1))
    expect(tooSoon.sentence).toBe(first.sentence)
    const next = hear(tooSoon, [], plusMs(now, SPEECH_GAP_MS))
    expect(next.sentence).toBe('2 first reply, breached.')
    expect(next.waiting).toEqual([])
  })

  it('[BRD4] stay as they are while nothing crosses', () => {
    expect(hear(silence, [], now)).toBe(silence)
  })
})
