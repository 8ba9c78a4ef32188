import type { Language } from '#shared/words/languages'
import { speakAloud } from '../../platform/speaking'

/** What a wallboard can be heard by. */
export interface WallVoice {
  readonly speak: (sentence: string, language: Language) => void
  /** Two short tones. */
  readonly chime: () => void
  /** Browsers keep a page silent until somebody has pressed a key or clicked in it. */
  readonly isSilenced: () => boolean
  /** To be called on a press. */
  readonly allow: () => void
  readonly close: () => void
}

const TONES_HZ = [660, 880]
const TONE_S = 0.16
const LOUDNESS = 0.25

export function createWallVoice(page: Window & typeof globalThis): WallVoice {
  // A computer without any sound has neither.
  const audio = 'AudioContext' in page ? new page.AudioContext() : null
  const { speechSynthesis } = page as Partial<Pick<Window, 'speechSynthesis'>>
  return {
    speak: (sentence, language) => speakAloud(page, sentence, language),
    chime: () => {
      if (audio?.state !== 'running') return
      TONES_HZ.forEach((pitch, index) => playTone(audio, pitch, audio.currentTime + index * TONE_S))
    },
    isSilenced: () => audio?.state === 'suspended',
    allow: () => void audio?.resume(),
    close: () => {
      speechSynthesis?.cancel()
      void audio?.close()
    },
  }
}

/** Swells and fades, as a tone that is switched on and off clicks. */
function playTone(audio: AudioContext, pitchHz: number, at: number): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = pitchHz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + TONE_S / 4)
  volume.gain.linearRampToValueAtTime(0, at + TONE_S)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + TONE_S)
}
