import { expect, it } from 'vitest'
import { speakAloud, voiceFor } from './speaking'

const voice = (lang: string, changes: Partial<SpeechSynthesisVoice> = {}) => ({
  lang,
  default: false,
  localService: true,
  ...changes,
})

it('[ALR121] a voice is one of the language, the system’s own before one that needs the network', () => {
  const online = voice('fi-FI', { localService: false })
  const local = voice('fi_FI')
  const chosen = voice('fi', { default: true, localService: false })
  expect(voiceFor([voice('en-GB'), online, local], 'fi')).toBe(local)
  expect(voiceFor([online, local, chosen], 'fi')).toBe(chosen)
  expect(voiceFor([voice('en-GB')], 'ja')).toBeNull()
})

it('[ALR121] of what waits to be said only the newest is', () => {
  const did: string[] = []
  class Utterance {
    lang = ''
    voice = null
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const page = {
    SpeechSynthesisUtterance: Utterance,
    speechSynthesis: {
      pending: true,
      getVoices: () => [],
      cancel: () => void did.push('cancel'),
      speak: ({ text, lang }: Utterance) => void did.push(`${lang}: ${text}`),
    },
  }
  speakAloud(page as never, 'Hei', 'fi')
  expect(did).toEqual(['cancel', 'fi: Hei'])
  speakAloud({} as never, 'Hei', 'fi')
})
