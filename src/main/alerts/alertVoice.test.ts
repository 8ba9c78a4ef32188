import { expect, it } from 'vitest'
import { aPlannedAlert } from '#kit/alertPlans'
import { at } from '#kit/builders'
import { type AlertChoices, firstAlertChoices } from '#shared/domain/alertChoices'
import { instant, MINUTE_MS } from '#shared/domain/instant'
import { MOST_AT_ONCE } from './alertNotices'
import { createAlertVoice, type HeardAlert, type ShownNotice } from './alertVoice'
import { createAttention } from './attention'

const noon = at('2026-03-02T12:00Z')
const near = (ticket: string) => aPlannedAlert(noon, { ticket })
const close = (ticket: string) =>
  aPlannedAlert(noon, { ticket, level: { percent: 90 }, dueAt: instant(noon + 3 * MINUTE_MS) })
const breached = (ticket: string) => aPlannedAlert(noon, { ticket, level: { percent: 100 }, dueAt: noon })

function aVoice(choices: Partial<AlertChoices> = {}) {
  const shown: ShownNotice[] = []
  const heard: HeardAlert[] = []
  const attended: string[] = []
  const voice = createAlertVoice({
    choices: () => ({ ...firstAlertChoices, ...choices }),
    show: (notice) => void shown.push(notice),
    hear: (one) => void heard.push(one),
    drawAttention: (stage) => void attended.push(stage),
  })
  const tell = (...alerts: readonly ReturnType<typeof near>[]) =>
    voice.tell({ alerts, now: noon, occasion: 'now', mostEach: MOST_AT_ONCE })
  return { shown, heard, attended, tell }
}

it('[ALR102] each stage is told in the ways that were chosen for it', () => {
  const off = { notification: false, sound: false, speech: false }
  const { shown, heard, tell } = aVoice({ near: off, close: { ...off, speech: true } })
  tell(near('A'), close('B'), breached('C'))
  expect(shown.map(({ id }) => id)).toEqual(['C.firstResponse.100%'])
  expect(heard).toEqual([{ sound: null, speech: 'B, first reply, 3 minutes left.' }])
})

it('[ALR102] notifications that were turned off do not count towards a digest', () => {
  const { shown, tell } = aVoice({ near: { notification: false, sound: false, speech: false } })
  tell(near('A'), near('B'), near('C'), close('D'))
  expect(shown.map(({ id }) => id)).toEqual(['D.firstResponse.90%'])
})

it('[ALR120] the system plays the sound, so that its own silence holds; ours only where that was asked for', () => {
  const first = aVoice()
  first.tell(near('A'), close('B'))
  expect(first.shown.map(({ isSilent }) => isSilent)).toEqual([true, false])
  expect(first.heard).toEqual([])
  const own = aVoice({ playsOwnSounds: true })
  own.tell(near('A'), close('B'), breached('C'))
  expect(own.shown.map(({ isSilent }) => isSilent)).toEqual([true, true, true])
  expect(own.heard).toEqual([{ sound: 'breached', speech: null }])
})

it('[ALR121] a voice says the ticket digit by digit and the minutes left, and of many only how many', () => {
  const speech = { notification: true, sound: false, speech: true }
  const { heard, tell } = aVoice({ near: speech, close: speech, breached: speech })
  tell(aPlannedAlert(noon, { ticket: '20418', dueAt: instant(noon + 14.5 * MINUTE_MS) }))
  tell(breached('INC07'))
  tell(near('A'), near('B'), near('C'), near('D'))
  expect(heard.map((one) => one.speech)).toEqual([
    '2 0 4 1 8, first reply, 14 minutes left.',
    'INC0 7, first reply, due now.',
    '4 alerts',
  ])
})

it('[ALR104] attention is drawn at a breach only, once for several', () => {
  const { attended, tell } = aVoice()
  tell(near('A'), close('B'))
  tell(breached('C'), breached('D'))
  expect(attended).toEqual(['breached'])
})

function aWindow(isFocused: boolean) {
  const did: string[] = []
  const looked: (() => void)[] = []
  const spy = (name: string) => () => void did.push(name)
  return {
    did,
    look: () => looked.splice(0).forEach((act) => act()),
    window: {
      isFocused: () => isFocused,
      isDestroyed: () => false,
      flashFrame: (flag: boolean) => void did.push(`flash ${flag}`),
      once: (_event: string, act: () => void) => {
        did.push('listens')
        looked.push(act)
      },
      show: spy('show'),
      focus: spy('focus'),
      moveTop: spy('moveTop'),
    },
  }
}

it('[ALR106] a warning flashes or bounces and never raises a window: somebody may be typing', () => {
  const hidden = aWindow(false)
  const typedIn = aWindow(true)
  const windows = () => [hidden.window, typedIn.window] as never
  createAttention({ platform: 'linux', dock: undefined, windows }).draw('breached')
  hidden.look()
  expect(hidden.did).toEqual(['flash true', 'listens', 'flash false'])
  expect(typedIn.did).toEqual([])
  const bounced: string[] = []
  const dock = { bounce: (how: string) => bounced.push(how) } as never
  const mac = createAttention({ platform: 'darwin', dock, windows })
  mac.draw('breached')
  mac.draw('near')
  expect(bounced).toEqual(['critical', 'informational'])
  expect(hidden.did).toHaveLength(3)
})

it('[ALR155] a weekend of warnings leaves one listener on a window that nobody looks at', () => {
  const { window, did, look } = aWindow(false)
  const attention = createAttention({
    platform: 'linux',
    dock: undefined,
    windows: () => [window] as never,
  })
  for (let breach = 0; breach < 50; breach += 1) attention.draw('breached')
  expect(did.filter((one) => one === 'listens')).toHaveLength(1)
  look()
  expect(did.at(-1)).toBe('flash false')
  attention.draw('breached')
  look()
  expect(did.slice(-3)).toEqual(['flash true', 'listens', 'flash false'])
})
