import { expect, it } from 'vitest'
import { at } from '#kit/builders'
import { firstAlertChoices } from './alertChoices'
import {
  type AlertFault,
  alertFaults,
  type DesktopReach,
  keepsAlertsAway,
  type WindowReach,
} from './alertHealth'
import type { AlertTest } from './alertTest'

const noon = at('2026-03-02T12:00Z')
const well: DesktopReach = {
  isSupported: true,
  failedAt: null,
  hasTray: true,
  quietUntil: null,
  mutedUntil: null,
}
const here: WindowReach = { permission: 'granted', hasAudioOutput: true, hasVoice: true }
const off = { notification: false, sound: false, speech: false }
const silentChoices = { ...firstAlertChoices, near: off, close: off, breached: off }
const faults = (
  desktop: Partial<DesktopReach> = {},
  window: Partial<WindowReach> = {},
  choices = firstAlertChoices,
  test: AlertTest = {},
) => alertFaults(choices, test, { ...well, ...desktop }, { ...here, ...window }).map(({ kind }) => kind)

it('[ALR130] nothing stands between a warning and the person when all is well, or not known', () => {
  expect(faults()).toEqual([])
  expect(faults({}, { hasAudioOutput: null, hasVoice: null })).toEqual([])
})

it('[ALR130] whatever keeps warnings from the person is named', () => {
  expect(faults({ isSupported: false }, { permission: 'denied' })).toEqual(['unsupported'])
  expect(faults({ failedAt: noon }, { permission: 'denied' })).toEqual(['denied'])
  expect(faults({}, { permission: 'unasked' })).toEqual(['unasked'])
  expect(faults({ failedAt: noon })).toEqual(['failed'])
  expect(faults({ mutedUntil: noon, quietUntil: noon, hasTray: false })).toEqual([
    'muted',
    'quiet',
    'no-tray',
  ])
  expect(faults({}, { hasAudioOutput: false })).toEqual(['no-audio'])
  expect(faults({}, {}, silentChoices)).toEqual(['all-off'])
})

it('[ALR130] sound and voice are missed only by who asked for them', () => {
  expect(faults({}, { hasAudioOutput: false, hasVoice: false }, silentChoices)).toEqual(['all-off'])
  const spoken = { ...silentChoices, close: { notification: true, sound: false, speech: true } }
  expect(faults({}, { hasAudioOutput: false, hasVoice: false }, spoken)).toEqual(['no-audio', 'no-voice'])
})

it('[ALR131] what the person did not perceive in their last test is named until they do', () => {
  const said = (isPerceived: boolean) => ({ isPerceived, at: noon })
  expect(faults({}, {}, firstAlertChoices, { sound: said(false), badge: said(true) })).toEqual([
    'not-perceived',
  ])
  expect(faults({}, {}, firstAlertChoices, { sound: said(true) })).toEqual([])
})

it('[ALR137] a silence that the person asked for keeps nothing away, and what hides every notification does', () => {
  const away: readonly AlertFault[] = [
    { kind: 'unsupported' },
    { kind: 'denied' },
    { kind: 'unasked' },
    { kind: 'failed', at: noon },
    { kind: 'all-off' },
    { kind: 'not-perceived', steps: ['sound', 'notification'] },
  ]
  const heard: readonly AlertFault[] = [
    { kind: 'muted', until: noon },
    { kind: 'quiet', until: noon },
    { kind: 'no-audio' },
    { kind: 'no-voice' },
    { kind: 'no-tray' },
    { kind: 'not-perceived', steps: ['badge'] },
  ]
  expect(away.filter(keepsAlertsAway)).toEqual(away)
  expect(heard.filter(keepsAlertsAway)).toEqual([])
})
