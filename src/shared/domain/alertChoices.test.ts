import { describe, expect, it } from 'vitest'
import { aPlannedAlert } from '#kit/alertPlans'
import { at } from '#kit/builders'
import { alertActions, snoozeMinutes } from './alertActions'
import { drawsAttention, firstAlertChoices, passesSilence } from './alertChoices'
import { gravestStage, stageOf } from './alertStage'
import { instant, MINUTE_MS } from './instant'
import type { Warning } from './sla/agreement'

const noon = at('2026-03-02T12:00Z')
const leaving = (minutes: number, level: Warning = { percent: 50 }) =>
  aPlannedAlert(noon, { level, dueAt: instant(noon + minutes * MINUTE_MS) })

describe('stages', () => {
  it.each<[string, Warning, number, string]>([
    ['half of the time', { percent: 50 }, 15, 'near'],
    ['89 %', { percent: 89 }, 3, 'near'],
    ['90 %', { percent: 90 }, 3, 'close'],
    ['six minutes left', { minutesLeft: 6, hours: 'counted' }, 6, 'near'],
    ['five minutes left', { minutesLeft: 5, hours: 'always' }, 5, 'close'],
    ['the due instant', { percent: 100 }, 0, 'breached'],
    ['half of the time, told when it is over', { percent: 50 }, -1, 'breached'],
  ])('[ALR102] %s', (_what, level, minutes, stage) => {
    expect(stageOf(leaving(minutes, level), noon)).toBe(stage)
  })

  it('[ALR102] several together are as grave as the gravest', () => {
    expect(gravestStage(['near', 'breached', 'close'])).toBe('breached')
    expect(gravestStage(['near', 'close'])).toBe('close')
  })
})

describe('choices', () => {
  it('[ALR101] in silence only a breach is told, and that can be turned off', () => {
    expect(passesSilence(firstAlertChoices, 'close')).toBe(false)
    expect(passesSilence(firstAlertChoices, 'breached')).toBe(true)
    expect(passesSilence({ ...firstAlertChoices, breachPasses: false }, 'breached')).toBe(false)
  })

  it('[ALR104] the taskbar flashes at a breach only, unless somebody wants it always or never', () => {
    const shown = (attention: 'never' | 'at-breach' | 'always') =>
      (['near', 'close', 'breached'] as const).map((stage) =>
        drawsAttention({ ...firstAlertChoices, attention }, stage),
      )
    expect(firstAlertChoices.attention).toBe('at-breach')
    expect(shown('never')).toEqual([false, false, false])
    expect(shown('at-breach')).toEqual([false, false, true])
    expect(shown('always')).toEqual([true, true, true])
  })
})

describe('buttons of a warning', () => {
  it.each([
    [15, 10],
    [10, 5],
    [7, 5],
    [5, null],
    [-1, null],
  ])('[ALR110] with %i minutes left a snooze is of %s minutes', (left, minutes) => {
    expect(snoozeMinutes(leaving(left), noon)).toBe(minutes)
  })

  it('[ALR110] Acknowledge and Snooze, and from 90 % Acknowledge and Open', () => {
    expect(alertActions(leaving(15), noon)).toEqual([
      { kind: 'acknowledge' },
      { kind: 'snooze', minutes: 10 },
    ])
    expect(alertActions(leaving(7, { percent: 75 }), noon)).toEqual([
      { kind: 'acknowledge' },
      { kind: 'snooze', minutes: 5 },
    ])
    expect(alertActions(leaving(30, { percent: 90 }), noon)).toEqual([
      { kind: 'acknowledge' },
      { kind: 'open' },
    ])
    expect(alertActions(leaving(0, { percent: 100 }), noon)).toEqual([
      { kind: 'acknowledge' },
      { kind: 'open' },
    ])
  })

  it('[ALR111] a ticket that was acknowledged offers to open it instead', () => {
    const known = { ...leaving(15), isAcknowledged: true }
    expect(alertActions(known, noon)).toEqual([{ kind: 'open' }, { kind: 'snooze', minutes: 10 }])
    expect(alertActions({ ...leaving(0, { percent: 100 }), isAcknowledged: true }, noon)).toEqual([
      { kind: 'open' },
    ])
  })
})
