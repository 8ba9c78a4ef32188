import { expect, it } from 'vitest'
import { aPlannedAlert } from '#kit/alertPlans'
import { at } from '#kit/builders'
import { HOUR_MS, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { firstPreferences, type Preferences } from '#shared/domain/preferences'
import { createSilence } from './silence'

// A Monday.
const noon = at('2026-03-02T12:00Z')

function aSilence(changes: Partial<Preferences> = {}) {
  let preferences: Preferences = { ...firstPreferences, ...changes }
  let now = noon
  const silence = createSilence({
    preferences: () => preferences,
    change: (change) => {
      preferences = { ...preferences, ...change }
    },
    now: () => now,
    zoneHere: () => 'UTC',
  })
  return { silence, wait: (ms: number) => (now = plusMs(now, ms)) }
}

const ahead = aPlannedAlert(noon)
const breach = aPlannedAlert(noon, { level: { percent: 100 }, dueAt: noon })

it('[ALR105] muted alerts are silent until then, and told again by hand or by the clock', () => {
  const { silence, wait } = aSilence()
  expect([silence.silentUntil(), silence.isSilenced(ahead, noon)]).toEqual([null, false])
  silence.mute(plusMs(noon, 30 * MINUTE_MS))
  expect(silence.silentUntil()).toEqual({ until: plusMs(noon, 30 * MINUTE_MS), why: 'muted' })
  expect(silence.isSilenced(ahead, noon)).toBe(true)
  silence.mute(null)
  expect(silence.isSilenced(ahead, noon)).toBe(false)
  silence.mute(plusMs(noon, 30 * MINUTE_MS))
  wait(30 * MINUTE_MS)
  expect([silence.mutedUntil(), silence.isSilenced(ahead, noon)]).toEqual([null, false])
})

it('[ALR105] quiet hours are silent by our own clock, whatever the system says of its do-not-disturb', () => {
  const { quietHours } = firstPreferences
  const days = { ...quietHours.days, mon: { from: '11:00', until: '13:00' } }
  const { silence } = aSilence({ quietHours: { ...quietHours, isOn: true, days } })
  expect(silence.silentUntil()).toEqual({ until: instant(noon + HOUR_MS), why: 'quiet-hours' })
  expect(silence.quietUntil()).toBe(noon + HOUR_MS)
})

it('[ALR101] a breach is told in a silence unless that was turned off', () => {
  const mutedUntil = plusMs(noon, HOUR_MS)
  expect(aSilence({ mutedUntil }).silence.isSilenced(breach, noon)).toBe(false)
  const alerts = { ...firstPreferences.alerts, breachPasses: false }
  expect(aSilence({ mutedUntil, alerts }).silence.isSilenced(breach, noon)).toBe(true)
})
