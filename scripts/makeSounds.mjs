// @ts-check
// `npm run sounds`: makes the three alert sounds of resources/sounds anew. They are tones of our own, so nobody's licence holds.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './run.mjs'

export const SAMPLE_RATE = 22_050
const HEADER_BYTES = 44
const ATTACK_S = 0.008
const RELEASE_S = 0.03

/**
 * A struck bar: a fundamental and two partials that die sooner, so that it sounds of wood and not of a machine.
 * @typedef {{ at: number, hertz: number, lasts: number, loud: number }} Note seconds, hertz, seconds, 0 to 1
 */

/** @type {Readonly<Record<'near' | 'close' | 'breached', { readonly seconds: number, readonly notes: readonly Note[] }>>} */
export const sounds = {
  // One low note, like a knock on wood.
  near: { seconds: 0.45, notes: [{ at: 0, hertz: 392, lasts: 0.45, loud: 0.45 }] },
  // Two that rise.
  close: {
    seconds: 0.6,
    notes: [
      { at: 0, hertz: 440, lasts: 0.3, loud: 0.55 },
      { at: 0.16, hertz: 587.33, lasts: 0.44, loud: 0.6 },
    ],
  },
  // Two quick ones and a long low one, which fall.
  breached: {
    seconds: 0.95,
    notes: [
      { at: 0, hertz: 659.26, lasts: 0.22, loud: 0.62 },
      { at: 0.15, hertz: 659.26, lasts: 0.22, loud: 0.62 },
      { at: 0.32, hertz: 440, lasts: 0.63, loud: 0.7 },
    ],
  },
}

const partials = [
  { times: 1, share: 0.78, halvesIn: 0.11 },
  { times: 2, share: 0.14, halvesIn: 0.05 },
  { times: 3.9, share: 0.08, halvesIn: 0.02 },
]

/** @param {Note} note @param {number} t seconds since the sound began */
function noteAt({ at, hertz, lasts, loud }, t) {
  const age = t - at
  if (age < 0 || age >= lasts) return 0
  const envelope = Math.min(age / ATTACK_S, 1, (lasts - age) / RELEASE_S)
  let sum = 0
  for (const { times, share, halvesIn } of partials) {
    sum += share * 2 ** (-age / halvesIn) * Math.sin(2 * Math.PI * hertz * times * age)
  }
  return loud * envelope * sum
}

/** One channel, -1 to 1. @param {keyof typeof sounds} name */
export function samplesOf(name) {
  const { seconds, notes } = sounds[name]
  return Float64Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, index) =>
    notes.reduce((sum, note) => sum + noteAt(note, index / SAMPLE_RATE), 0),
  )
}

/** A WAV file of 16 bits and one channel. @param {keyof typeof sounds} name */
export function wavOf(name) {
  const samples = samplesOf(name)
  const file = Buffer.alloc(HEADER_BYTES + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(SAMPLE_RATE, 24)
  file.writeUInt32LE(SAMPLE_RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, index) => file.writeInt16LE(Math.round(sample * 32_767), HEADER_BYTES + index * 2))
  return file
}

export const soundsFolder = join(projectRoot, 'resources', 'sounds')
export const soundNames = /** @type {readonly (keyof typeof sounds)[]} */ (Object.keys(sounds))

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(soundsFolder, { recursive: true })
  for (const name of soundNames) writeFileSync(join(soundsFolder, `${name}.wav`), wavOf(name))
  process.stdout.write(`The sounds are in ${soundsFolder}.\n`)
}
