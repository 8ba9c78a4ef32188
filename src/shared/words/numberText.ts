import type { Language } from './languages'

const formats = new Map<Language, Intl.NumberFormat>()

function formatOf(language: Language): Intl.NumberFormat {
  const known = formats.get(language)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language)
  formats.set(language, made)
  return made
}

/** A number as the language writes it: "12,345.6", "12 345,6". */
export const numberText = (value: number, language: Language): string =>
  // Small counts look alike in all of them, and clocks say them every second.
  Number.isInteger(value) && value >= 0 && value < 1_000 ? String(value) : formatOf(language).format(value)
