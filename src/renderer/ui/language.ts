import * as z from 'zod/mini'
import { create } from 'zustand'
import { type LanguageChoice, languageChoices, languageOf } from '#shared/words/languages'
import { onSpoken, speak, spoken } from '#shared/words/say'
import { readStored, writeStored } from './stored'

const choiceSchema = z.enum(languageChoices)

const KEY = 'tminus.language'

interface LanguageStore {
  readonly choice: LanguageChoice
  /** Rejects when the texts of the language cannot be fetched; the choice then stays as it was. */
  readonly choose: (choice: LanguageChoice) => Promise<void>
}

export const useLanguage = create<LanguageStore>((set) => ({
  choice: readStored(KEY, choiceSchema) ?? 'system',
  choose: async (choice) => {
    await speak(languageOf(choice, navigator.languages))
    writeStored(KEY, choice)
    set({ choice })
  },
}))

/**
 * Speaks the language chosen on this computer, and keeps `lang` of the page at the one that is spoken, which also
 * chooses the right shapes of Chinese characters. Texts that cannot be fetched leave the page in English.
 */
export async function followLanguage(): Promise<void> {
  const show = () => {
    document.documentElement.lang = spoken()
  }
  onSpoken(show)
  await speak(languageOf(useLanguage.getState().choice, navigator.languages)).catch(() => undefined)
  show()
}
