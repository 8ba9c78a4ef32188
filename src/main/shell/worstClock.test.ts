import { expect, it } from 'vitest'
import { at } from '#kit/builders'
import { ticketId } from '#shared/domain/ids'
import { HOUR_MS, instant, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { trayIconPath } from './trayIconPath'
import { closingHides } from './trayPresence'
import { type DeskState, nextFaceAt, nothingKnown, trayFace } from './worstClock'

const noon = at('2026-03-02T12:00Z')
const dueIn = (leftMs: number, changes: Partial<DeskState> = {}): DeskState => ({
  worst: {
    ticketId: ticketId('INC7'),
    metric: 'firstResponse',
    dueAt: instant(noon + leftMs),
    isAcknowledged: false,
  },
  next: [],
  breached: 0,
  isOffline: false,
  clockOffsetMs: 0,
  ...changes,
})

it('[DSK9] the tooltip is ticket, metric and reading, the menu says it in words', () => {
  expect(trayFace(dueIn(272_000), noon)).toEqual({
    icon: 'near',
    tooltip: 'T-Minus: INC7 first reply T−04:32',
    lines: [{ ticketId: 'INC7', text: 'INC7 first reply, 4 min left', isAcknowledged: false }],
    isOffline: false,
  })
  expect(trayFace(dueIn(-68 * MINUTE_MS), noon)).toMatchObject({
    tooltip: 'T-Minus: INC7 first reply T+1h 08m',
    lines: [{ text: 'INC7 first reply, 1 hr 8 min past due' }],
  })
  expect(trayFace(dueIn(30 * SECOND_MS), noon).lines[0]?.text).toBe('INC7 first reply, under a minute left')
  expect(trayFace(nothingKnown, noon)).toEqual({
    icon: 'clear',
    tooltip: 'T-Minus: no clock is running',
    lines: [],
    isOffline: false,
  })
})

it('[DSK10] the icon is the worst level, and offline goes before it', () => {
  const icons = [HOUR_MS, 30 * MINUTE_MS, 5 * MINUTE_MS, 0, -1].map(
    (leftMs) => trayFace(dueIn(leftMs), noon).icon,
  )
  expect(icons).toEqual(['clear', 'soon', 'near', 'near', 'breached'])
  const offline = trayFace(dueIn(-1, { isOffline: true }), noon)
  expect(offline.icon).toBe('offline')
  expect(offline.tooltip).toContain('offline, INC7')
})

it('[DSK10] the face is drawn again exactly when it changes: no sooner than it differs, no change missed', () => {
  for (const start of [
    2 * HOUR_MS,
    61 * MINUTE_MS,
    31 * MINUTE_MS,
    5 * MINUTE_MS + 3_500,
    1_200,
    -59 * MINUTE_MS,
  ]) {
    const state = dueIn(start)
    let now = noon
    for (let beat = 0; beat < 70; beat += 1) {
      const nextAt = nextFaceAt(state, now) ?? now
      expect(nextAt).toBeGreaterThan(now)
      expect(trayFace(state, instant(nextAt - 1)), `${start} beat ${beat}`).toEqual(trayFace(state, now))
      now = nextAt
    }
  }
})

it('[DSK10] each system gets the icon drawn for it', () => {
  const icon = (platform: NodeJS.Platform, isDark: boolean) =>
    trayIconPath('/tray', 'near', { platform, isDark }).replaceAll('\\', '/')
  expect(icon('darwin', true)).toBe('/tray/nearTemplate.png')
  expect(icon('linux', true)).toBe('/tray/near-plain-on-dark.png')
  expect(icon('win32', false)).toBe('/tray/near-colour-on-light.png')
})

it('[DSK8] closing hides the board where there is a tray to find it again, unless the person chose', () => {
  expect([closingHides('auto', true), closingHides('auto', false)]).toEqual([true, false])
  expect([closingHides('hide', false), closingHides('quit', true)]).toEqual([true, false])
})
