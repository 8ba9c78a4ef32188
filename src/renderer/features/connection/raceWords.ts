import type { Race, Setting } from '#shared/commands/races'
import { assertNever } from '#shared/domain/assertNever'
import type { PersonId, QueueId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import { statusInside } from '../../ui/words'

export interface RaceTelling {
  readonly you: PersonId
  readonly queueName: (queue: QueueId) => string
}

/** Longer than any connection that is there takes to carry an action. */
const ON_ITS_WAY_LONG_MS = 10 * SECOND_MS

/** What the other did: "set P1 on 20433". */
function deedWords(by: string, ticket: string, theirs: Setting, { you, queueName }: RaceTelling): string {
  switch (theirs.field) {
    case 'priority':
      return `${by} set ${theirs.to} on ${ticket}`
    case 'owner': {
      if (theirs.to === null) return `${by} gave ${ticket} back to the queue`
      if (theirs.to.name === by) return `${by} took ${ticket}`
      return `${by} gave ${ticket} to ${theirs.to.id === you ? 'you' : theirs.to.name}`
    }
    case 'queue':
      return `${by} moved ${ticket} to ${queueName(theirs.to)}`
    case 'wait':
      return theirs.to === 'active'
        ? `${by} went on with ${ticket}`
        : `${by} set ${ticket} to ${statusInside(theirs.to)}`
    default:
      return assertNever(theirs)
  }
}

/** What a setting comes to, in a word or two: "P2", "to Ada Nyman", "Payments". */
function valueWords(setting: Setting, { you, queueName }: RaceTelling): string {
  switch (setting.field) {
    case 'priority':
      return setting.to
    case 'owner':
      if (setting.to === null) return 'back to the queue'
      return setting.to.id === you ? 'to you' : `to ${setting.to.name}`
    case 'queue':
      return queueName(setting.to)
    case 'wait':
      return setting.to === 'active' ? 'go on' : statusInside(setting.to)
    default:
      return assertNever(setting)
  }
}

/** Who won, by name, in one sentence (2.6). */
export function raceSentence(
  { ticket, stands, mine, theirs, by, onItsWayMs }: Race,
  telling: RaceTelling,
): string {
  const deed = deedWords(by, ticket, theirs, telling)
  const yours = valueWords(mine, telling)
  const when = onItsWayMs >= ON_ITS_WAY_LONG_MS ? ' while you were offline' : ' at the same time'
  return stands === 'mine'
    ? `${deed}${when}; yours (${yours}) came later and stands.`
    : `${deed} without having seen yours (${yours}), came later, and stands.`
}
