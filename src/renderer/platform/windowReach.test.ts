import { expect, it } from 'vitest'
import { windowReach } from './windowReach'

function aPage(kinds: readonly MediaDeviceKind[], prototype: object) {
  const page = {
    AudioContext: Object.assign(() => {}, { prototype }),
    navigator: { mediaDevices: { enumerateDevices: async () => kinds.map((kind) => ({ kind })) } },
  }
  return page as unknown as Window & typeof globalThis
}

it('[ALR154] a computer that has told of no voice after a while has none', async () => {
  let now = 60_000
  let voices: readonly { readonly lang: string }[] = []
  const page = {
    navigator: {},
    performance: { now: () => now },
    speechSynthesis: { getVoices: () => voices },
  } as unknown as Window & typeof globalThis
  const hasVoice = async () => (await windowReach(page, 'granted')).hasVoice
  expect(await hasVoice()).toBeNull()
  now += 6_000
  expect(await hasVoice()).toBe(false)
  voices = [{ lang: 'en-GB' }]
  expect(await hasVoice()).toBe(true)
})

const namesOutputs = { setSinkId: () => {} }
const hasOutput = async (...page: Parameters<typeof aPage>) =>
  (await windowReach(aPage(...page), 'granted')).hasAudioOutput

it('[ALR152] a browser that names its outputs and names none has none', async () => {
  expect(await hasOutput(['audioinput', 'audiooutput'], namesOutputs)).toBe(true)
  expect(await hasOutput([], namesOutputs)).toBe(false)
  expect(await hasOutput(['videoinput'], namesOutputs)).toBe(false)
})

it('[ALR152] one that names no outputs before it was asked for a microphone does not tell', async () => {
  expect(await hasOutput([], {})).toBeNull()
  expect(await hasOutput(['audioinput', 'videoinput'], {})).toBeNull()
})
