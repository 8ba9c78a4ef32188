import type { AlertStage } from '#shared/domain/alertStage'
import breachedUrl from '../../../resources/sounds/breached.wav'
import closeUrl from '../../../resources/sounds/close.wav'
import nearUrl from '../../../resources/sounds/near.wav'

const urls: Record<AlertStage, string> = { near: nearUrl, close: closeUrl, breached: breachedUrl }

/** A sound later than this is of a warning that somebody has read, or has not. */
const LATEST_MS = 2_000

/**
 * Plays our own sounds. They are fetched and decoded rather than given to a media element, which the content policy
 * does not allow. A window that may not play, for want of a device or of a first press, stays silent, and plays nothing
 * of that afterwards (ALR153).
 */
export function createAlertSounds(page: Window & typeof globalThis): (stage: AlertStage) => Promise<void> {
  let context: AudioContext | null = null
  const decoded = new Map<AlertStage, AudioBuffer>()
  const bufferOf = async (stage: AlertStage, audio: AudioContext): Promise<AudioBuffer> => {
    const known = decoded.get(stage)
    if (known !== undefined) return known
    const response = await page.fetch(urls[stage])
    const buffer = await audio.decodeAudioData(await response.arrayBuffer())
    decoded.set(stage, buffer)
    return buffer
  }
  return async (stage) => {
    if (!('AudioContext' in page)) return
    context ??= new page.AudioContext()
    const askedAt = page.performance.now()
    // Before a first press this waits for it, for hours if need be.
    if (context.state === 'suspended') await context.resume()
    if (page.performance.now() - askedAt > LATEST_MS) return
    const source = context.createBufferSource()
    source.buffer = await bufferOf(stage, context)
    source.connect(context.destination)
    source.start()
  }
}
