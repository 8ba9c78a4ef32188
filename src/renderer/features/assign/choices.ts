import type { Person } from '#shared/domain/person'
import { say } from '#shared/words/say'
import { byName } from '../../ui/words'

const matches = (name: string, search: string): boolean =>
  name.toLowerCase().includes(search.trim().toLowerCase())

/**
 * Whom tickets can be given to: you first, then the others by name, and nobody (null) at the end. Who owns them all
 * already is left out, and so is everybody whose name does not contain the search. `owners`: of the tickets, each one's.
 */
export function choicesFor(
  people: readonly Person[],
  you: Person,
  owners: readonly (Person | null)[],
  search: string,
): readonly (Person | null)[] {
  const others = people.filter((person) => person.id !== you.id).toSorted(byName)
  const ownsAll = (person: Person) => owners.every((owner) => owner?.id === person.id)
  const found = [you, ...others].filter((person) => !ownsAll(person) && matches(person.name, search))
  return owners.some((owner) => owner !== null) && matches(say('assign:nobodySearch'), search)
    ? [...found, null]
    : found
}
