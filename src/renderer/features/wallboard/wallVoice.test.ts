import { expect, it } from 'vitest'
import { createWallVoice } from './wallVoice'

/** A page that plays nothing and writes down what it was asked for. */
function aPage({ state = 'running', isBusy = false } = {}) {
  const asked: string[] = []
  class Utterance {
    lang = ''
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  class Audio {
    state = state
    currentTime = 0
    destination = {}
    createOscillator = () => ({
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: (at: number) => asked.push(`tone at ${at}`),
      stop: () => undefined,
    })
    createGain = () => ({
      gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
      connect: (next: unknown) => next,
    })
    resume = async () => {
      this.state = 'running'
    }
    close = async () => void asked.push('closed')
  }
  const speechSynthesis = {
    getVoices: () => [],
    pending: isBusy,
    speak: ({ lang, text }: Utterance) => asked.push(`${lang}: ${text}`),
    cancel: () => asked.push('what waited is dropped'),
  }
  const page = { AudioContext: Audio, SpeechSynthesisUtterance: Utterance, speechSynthesis }
  return { page: page as unknown as Window & typeof globalThis, asked }
}

it('[WBD29] a sentence is spoken in its language, and one that still waits is dropped for it', () => {
  const { page, asked } = aPage({ isBusy: true })
  createWallVoice(page).speak('20418 ratkaisu: aika ylittyi.', 'fi')
  expect(asked).toEqual(['what waited is dropped', 'fi: 20418 ratkaisu: aika ylittyi.'])
})

it('[WBD29] two short tones are played once the browser lets the page be heard', () => {
  const { page, asked } = aPage({ state: 'suspended' })
  const voice = createWallVoice(page)
  voice.chime()
  expect([voice.isSilenced(), asked]).toEqual([true, []])
  voice.allow()
  voice.chime()
  expect([voice.isSilenced(), asked]).toEqual([false, ['tone at 0', 'tone at 0.16']])
})

it('[WBD29] a computer without sound or speech is silent and nothing fails', () => {
  const voice = createWallVoice({} as Window & typeof globalThis)
  voice.chime()
  voice.speak('20418', 'en')
  voice.close()
  expect(voice.isSilenced()).toBe(false)
})
