import type { Session } from 'electron'

export type SpellSession = Pick<Session, 'availableSpellCheckerLanguages' | 'setSpellCheckerLanguages'>

export interface Spelling {
  /** Codes such as `en-GB`; empty where the system checks spelling by itself (macOS). */
  readonly known: () => readonly string[]
  /** Checks in these, or in the system's when there are none. */
  readonly check: (languages: readonly string[]) => void
}

/** The spell check of replies (DSK76). `systemLanguages` are the person's own, most wanted first, such as `fi-FI`. */
export function createSpelling(
  session: SpellSession,
  systemLanguages: readonly string[],
  platform: NodeJS.Platform,
): Spelling {
  const known = () => (platform === 'darwin' ? [] : session.availableSpellCheckerLanguages)
  return {
    known,
    check: (languages) => {
      if (platform === 'darwin') return
      const wanted = languages.length > 0 ? languages : systemLanguages
      // Electron throws at a language it has no dictionary for.
      session.setSpellCheckerLanguages(dictionariesFor(wanted, known()))
    },
  }
}

/** The dictionary of the language as spoken there, else of the language as such: `fi-FI` is checked by `fi`. */
export function dictionariesFor(wanted: readonly string[], known: readonly string[]): string[] {
  const found = wanted.flatMap((language) => {
    const [spoken = language] = language.split('-')
    return known.find((one) => one === language) ?? known.find((one) => one === spoken) ?? []
  })
  return [...new Set(found)]
}
