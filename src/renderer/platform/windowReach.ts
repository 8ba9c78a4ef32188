import type { WindowReach } from '#shared/domain/alertHealth'
import { spoken } from '#shared/words/say'
import { voiceFor } from './speaking'

/** What this window can tell of the way to the person: a device to play on, a voice for their language. */
export async function windowReach(
  page: Window & typeof globalThis,
  permission: WindowReach['permission'],
): Promise<WindowReach> {
  return { permission, hasAudioOutput: await hasAudioOutput(page), hasVoice: hasVoice(page) }
}

/** Null where the browser does not tell, as over plain http. */
async function hasAudioOutput(page: Window & typeof globalThis): Promise<boolean | null> {
  try {
    const devices = await page.navigator.mediaDevices.enumerateDevices()
    // Some browsers name no outputs before they were asked for a microphone.
    return devices.length === 0 ? null : devices.some(({ kind }) => kind === 'audiooutput')
  } catch {
    return null
  }
}

function hasVoice(page: Window & typeof globalThis): boolean | null {
  if (!('speechSynthesis' in page)) return false
  const voices = page.speechSynthesis.getVoices()
  // Voices are looked up when they are first asked for, and arrive later.
  return voices.length === 0 ? null : voiceFor(voices, spoken()) !== null
}
