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
  if (!namesOutputs(page)) return null
  try {
    const devices = await page.navigator.mediaDevices.enumerateDevices()
    return devices.some(({ kind }) => kind === 'audiooutput')
  } catch {
    return null
  }
}

/**
 * A browser that lets a page choose the output of its sounds, as Chromium and with it the desktop do, names one of each
 * kind there is; the others name no outputs before they were asked for a microphone (ALR152).
 */
const namesOutputs = (page: Window & typeof globalThis): boolean =>
  'AudioContext' in page && 'setSinkId' in page.AudioContext.prototype

/** Voices are looked up when they are first asked for, and arrive a moment later. */
const VOICES_ARRIVE_WITHIN_MS = 5_000
const voicesAskedAt = new WeakMap<Window, number>()

/** A computer that has told of no voice after a while has none (ALR154). */
function hasVoice(page: Window & typeof globalThis): boolean | null {
  if (!('speechSynthesis' in page)) return false
  const voices = page.speechSynthesis.getVoices()
  if (voices.length > 0) return voiceFor(voices, spoken()) !== null
  const now = page.performance.now()
  const askedAt = voicesAskedAt.get(page) ?? now
  voicesAskedAt.set(page, askedAt)
  return now - askedAt < VOICES_ARRIVE_WITHIN_MS ? null : false
}
