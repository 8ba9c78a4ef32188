import type { TicketId } from '#shared/domain/ids'
import type { Person } from '#shared/domain/person'
import type { Presence } from '#shared/protocol/messages'
import { listText } from '#shared/words/forms'
import { inNameOrder } from '#shared/words/nameOrder'
import { say } from '#shared/words/say'
import { shortName } from '../../../ui/words'

/** The colleagues at a ticket: those who write, and those who only look, each in the order of their names. */
export interface Onlookers {
  readonly writing: readonly Person[]
  readonly looking: readonly Person[]
}

export function onlookersAt(ticket: TicketId, presence: Presence | null): Onlookers {
  const people = presence?.ticket === ticket ? presence.people : []
  const those = (isTyping: boolean) =>
    people
      .filter((one) => one.isTyping === isTyping)
      .map(({ person }) => person)
      .toSorted((a, b) => inNameOrder(a.name, b.name))
  return { writing: those(true), looking: those(false) }
}

/** "Mira is writing", "Mira and Otso are looking"; empty for nobody. */
export function onlookerWords(
  doing: 'looking' | 'writing' | 'alsoWriting',
  people: readonly Person[],
): string {
  if (people.length === 0) return ''
  const names = listText(people.map(({ name }) => shortName(name)))
  return say(`presence:${doing}`, { names, count: people.length })
}
