import { expect, it } from 'vitest'
import { createAlertSounds } from './alertSounds'

it('[ALR153] what was to be heard before the first press in a page is not played after it', async () => {
  let now = 0
  let state = 'suspended'
  let played = 0
  const waiting: (() => void)[] = []
  class FakeContext {
    readonly destination = {}
    get state() {
      return state
    }
    resume = () => new Promise<void>((resolve) => waiting.push(resolve))
    decodeAudioData = async () => ({})
    createBufferSource = () => ({ connect: () => {}, start: () => void (played += 1) })
  }
  const play = createAlertSounds({
    AudioContext: FakeContext,
    performance: { now: () => now },
    fetch: async () => new Response(),
  } as unknown as Window & typeof globalThis)

  const night = [play('near'), play('close')]
  now = 3_600_000
  const morning = play('breached')
  state = 'running'
  for (const resume of waiting) resume()
  await Promise.all([...night, morning])
  expect(played).toBe(1)
  await play('near')
  expect(played).toBe(2)
})
