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

const gapText = (language: Language, value: string | number): string =>
  typeof value === 'number' ? numberText(value, language) : value

/**
 * The text of a key in the language spoken now: `say('board:bands.breached')`, `say('alert:minutesLeft', { count })`.
 * What stands in a gap arrives as it is, whatever it holds (LNG3).
 */
export function say<Name extends Key>(key: Name, ...[gaps]: GapArguments<Name>): string {
  if (gaps === undefined) return words.t(key, { lng: present, nest: false })
  const given: Readonly<Record<string, string | number>> = gaps
  const replace = Object.fromEntries(
    Object.entries(given).map(([gap, value]) => [gap, gapText(present, value)]),
  )
  const count = given['count']
  return words.t(key, { lng: present, replace, nest: false, ...(typeof count === 'number' ? { count } : {}) })
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
  for (const listener of listeners) listener()
}

/** Told after every change of the language. Answers the undo. */
export function onSpoken(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
