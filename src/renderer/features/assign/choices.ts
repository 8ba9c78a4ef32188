import type { Person } from '#shared/domain/person'
import { byName } from '../../ui/words'

const matches = (name: string, search: string): boolean =>
  name.toLowerCase().includes(search.trim().toLowerCase())

/**
 * Whom a ticket can be given to: you first, then the others by name, and nobody (null) at the end. The present owner
 * is left out, and so is everybody whose name does not contain the search.
 */
export function choicesFor(
  people: readonly Person[],
  you: Person,
  owner: Person | null,
  search: string,
): readonly (Person | null)[] {
  const others = people.filter((person) => person.id !== you.id).toSorted(byName)
  const found = [you, ...others].filter((person) => person.id !== owner?.id && matches(person.name, search))
  return owner !== null && matches('nobody', search) ? [...found, null] : found
}
