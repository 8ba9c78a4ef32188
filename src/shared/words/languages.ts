import * as z from 'zod/mini'

/** The languages of the console. English is the source the others are translated from. */
export const languages = ['en', 'fi', 'ru', 'ja'] as const

export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** Each language's name in itself, as somebody looks for it who reads no other. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  fi: 'Suomi',
  ru: 'Русский',
  ja: '日本語',
}

/** The first language of a system's list ("fi-FI", "ru", "ja-JP-u-ca-japanese") that is spoken here, else English. */
export function languageFor(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => languageSchema.safeParse(tag.split('-')[0]?.toLowerCase()))
  return spoken.find((parsed) => parsed.success)?.data ?? 'en'
}

/** What a person chooses: a language, or whatever this computer speaks. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** The language of a choice; `wanted` is the system's own list, the best liked first. */
export const languageOf = (choice: LanguageChoice, wanted: readonly string[]): Language =>
  choice === 'system' ? languageFor(wanted) : choice
