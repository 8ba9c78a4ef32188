import { createAlertSounds } from '../platform/alertSounds'
import type { DeskPort } from '../platform/desk'
import { speakAloud } from '../platform/speaking'

/** Of several windows one plays and speaks; the next takes over when it goes. */
function becomeVoice(page: Window, start: () => void): void {
  // Missing where the console is served over plain http.
  const locks = page.isSecureContext ? page.navigator.locks : null
  if (locks === null) return start()
  void locks.request('tminus-alert-voice', () => {
    start()
    return new Promise<never>(() => {})
  })
}

/** Plays and says what the desktop, or the tab itself, has to tell, where the person asked for it (ALR120, ALR121). */
export function voiceAlerts(port: DeskPort, page: Window & typeof globalThis): void {
  const play = createAlertSounds(page)
  becomeVoice(page, () => {
    port.on('alertHeard', ({ sound, speech }) => {
      // No device: the health of the alerts says so.
      if (sound !== null) play(sound).catch(() => undefined)
      if (speech !== null) speakAloud(page, speech.text, speech.language)
    })
  })
}
