import { createInstance } from 'i18next'
import { en } from './en'
import type { GapArguments, Key } from './key'
import type { Language } from './languages'
import { numberText } from './numberText'

type Catalogue = Readonly<Record<string, object>>

/** English is always there; the other languages are fetched when they are first spoken. */
const catalogues: Record<Exclude<Language, 'en'>, () => Promise<Catalogue>> = {
  fi: async () => (await import('./fi')).fi,
  ru: async () => (await import('./ru')).ru,
  ja: async () => (await import('./ja')).ja,
}

/** One for the whole process: a window, the desktop and the server each speak one language at a time. */
const words = createInstance()
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en },
  ns: Object.keys(en),
  defaultNS: false,
  initAsync: false,
  // React escapes what it draws, and a notification shows text as it is.
  interpolation: { escapeValue: false },
})

const listeners = new Set<() => void>()
let present: Language = 'en'
let wanted: Language = 'en'

/** A text cut at its gaps: what stands around them, one more than there are gaps, and their names. */
interface Pattern {
  readonly around: readonly string[]
  readonly gaps: readonly string[]
}

/** In the present language. A board says hundreds of texts when it is drawn and some on every beat. */
const patterns = new Map<string, Pattern>()
const GAP = /\{\{(.+?)\}\}/

/** A text as it stands in the catalogue; null for plurals and what is not there. i18next takes three times as long to say it. */
function plainText(key: Key): string | null {
  const [family = '', path = ''] = key.split(':')
  const text: unknown = words.getResource(present, family, path)
  return typeof text === 'string' ? text : null
}

const textIn = (key: Key, count: number | null): string =>
  words.t(key, {
    lng: present,
    nest: false,
    skipInterpolation: true,
    ...(count === null ? {} : { count }),
  })

function lookUp(key: Key, count: number | null): Pattern {
  const text = (count === null ? plainText(key) : null) ?? textIn(key, count)
  const pieces = text.split(GAP)
  return {
    around: pieces.filter((_, index) => index % 2 === 0),
    gaps: pieces.filter((_, index) => index % 2 === 1).map((gap) => gap.trim()),
  }
}

let rules = new Intl.PluralRules(present)

function patternOf(key: Key, count: number | null): Pattern {
  const form = count === null ? '' : rules.select(count)
  const name = `${key} ${form}`
  const known = patterns.get(name)
  if (known !== undefined) return known
  const found = lookUp(key, count)
  patterns.set(name, found)
  return found
}

const gapText = (value: string | number | undefined): string =>
  typeof value === 'number' ? numberText(value, present) : (value ?? '')

/**
 * The text of a key in the language spoken now: `say('board:bands.breached')`, `say('alert:minutesLeft', { count })`.
 * What stands in a gap arrives as it is, whatever it holds (LNG3).
 */
export function say<Name extends Key>(key: Name, ...[gaps]: GapArguments<Name>): string {
  const given: Readonly<Record<string, string | number>> = gaps ?? {}
  const count = given['count']
  const pattern = patternOf(key, typeof count === 'number' ? count : null)
  let text = pattern.around[0] ?? ''
  for (const [index, gap] of pattern.gaps.entries())
    text += gapText(given[gap]) + (pattern.around[index + 1] ?? '')
  return text
}

/** The language spoken now. Texts do not change by themselves: whoever shows one asks again when told. */
export const spoken = (): Language => present

/**
 * Speaks another language from now on, once its texts are here; of two calls the later one wins. Rejects, and goes on
 * as before, when the texts cannot be fetched.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (language !== 'en' && !words.hasResourceBundle(language, 'ui')) {
    for (const [family, texts] of Object.entries(await catalogues[language]()))
      words.addResourceBundle(language, family, texts)
  }
  if (wanted !== language || present === language) return
  present = language
  rules = new Intl.PluralRules(language)
  patterns.clear()
  for (const listener of listeners) listener()
}

/** Told after every change of the language. Answers the undo. */
export function onSpoken(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
