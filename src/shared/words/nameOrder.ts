import type { Language } from './languages'
import { spoken } from './say'

const orders = new Map<Language, Intl.Collator>()

function orderOf(language: Language): Intl.Collator {
  const known = orders.get(language)
  if (known !== undefined) return known
  const made = new Intl.Collator(language, { numeric: true })
  orders.set(language, made)
  return made
}

/** In the order people of the language look names up: "Group 9" before "Group 10", "Ä" after "Z" in Finnish. */
export const inNameOrder = (a: string, b: string): number => orderOf(spoken()).compare(a, b)
