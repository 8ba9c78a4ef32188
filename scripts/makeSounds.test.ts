import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SAMPLE_RATE, samplesOf, soundNames, soundsFolder, wavOf } from './makeSounds.mjs'

/** Half the zero crossings a second: the pitch as it is heard, roughly. */
function meanHertz(samples: Float64Array): number {
  let crossings = 0
  for (let index = 1; index < samples.length; index += 1) {
    if ((samples[index - 1] ?? 0) < 0 !== (samples[index] ?? 0) < 0) crossings += 1
  }
  return (crossings / 2) * (SAMPLE_RATE / samples.length)
}

const strength = (samples: Float64Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length)

it('[ALR122] the three sounds are what the script makes, short and small', () => {
  expect(soundNames).toEqual(['near', 'close', 'breached'])
  for (const name of soundNames) {
    const file = readFileSync(join(soundsFolder, `${name}.wav`))
    expect(file.equals(wavOf(name))).toBe(true)
    expect(file.length).toBeLessThan(50_000)
    expect(samplesOf(name).length / SAMPLE_RATE).toBeLessThan(1)
  }
})

it('[ALR122] they begin and end in silence, never clip, and are not shrill', () => {
  for (const name of soundNames) {
    const samples = samplesOf(name)
    expect([samples[0], Math.abs(samples.at(-1) ?? 1) < 0.001]).toEqual([0, true])
    expect(samples.every((sample) => Math.abs(sample) < 0.9)).toBe(true)
    expect(meanHertz(samples)).toBeLessThan(1_000)
  }
})

it('[ALR122] each graver one is longer and carries more', () => {
  const [near, close, breached] = soundNames.map(samplesOf)
  if (!near || !close || !breached) throw new Error('three sounds')
  expect([near.length < close.length, close.length < breached.length]).toEqual([true, true])
  const energies = [near, close, breached].map((samples) => strength(samples) * samples.length)
  expect(energies).toEqual(energies.toSorted((a, b) => a - b))
})
