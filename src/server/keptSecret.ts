import { readFileSync, writeFileSync } from 'node:fs'
import type { Randomness } from './ports'

/**
 * The secret in a file that only its owner may read; made and written there, to the disk, when there is none: what it opens
 * is kept as well.
 */
export function keptSecret(path: string, make: () => string): string {
  const kept = readSecret(path)
  if (kept !== null) return kept
  const secret = make()
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flush: true })
  return secret
}

/** Null when there is no such file, or an empty one that a crash left behind. */
export function readSecret(path: string): string | null {
  try {
    const kept = readFileSync(path, 'utf8').trim()
    return kept === '' ? null : kept
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
    return null
  }
}

const CONSONANTS = 'bdfghjklmnprstv'
const VOWELS = 'aeiou'
const SYLLABLES_PER_WORD = 3
const WORDS = 3

/** Three words that can be read out and typed, out of 75 to the 9th power (56 bits). */
export function readablePassword(randomness: Randomness): string {
  const syllable = () => drawOne(CONSONANTS, randomness) + drawOne(VOWELS, randomness)
  const word = () => Array.from({ length: SYLLABLES_PER_WORD }, syllable).join('')
  return Array.from({ length: WORDS }, word).join('-')
}

/** Bytes above the largest multiple are drawn again, so every letter is as likely as the others. */
function drawOne(letters: string, randomness: Randomness): string {
  for (;;) {
    const byte = randomness.bytes(1)[0] ?? 0
    if (byte < 256 - (256 % letters.length)) return letters[byte % letters.length] ?? ''
  }
}

export const randomKey = (randomness: Randomness): string => randomness.bytes(32).toString('base64url')
