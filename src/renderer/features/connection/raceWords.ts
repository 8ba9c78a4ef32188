import type { Race, Setting } from '#shared/commands/races'
import { assertNever } from '#shared/domain/assertNever'
import type { PersonId, QueueId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
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
      return say('connection:race.priority', { by, to: theirs.to, ticket })
    case 'owner': {
      if (theirs.to === null) return say('connection:race.backToQueue', { by, ticket })
      if (theirs.to.name === by) return say('connection:race.took', { by, ticket })
      return theirs.to.id === you
        ? say('connection:race.gaveYou', { by, ticket })
        : say('connection:race.gave', { by, ticket, to: theirs.to.name })
    }
    case 'queue':
      return say('connection:race.moved', { by, ticket, queue: queueName(theirs.to) })
    case 'wait':
      return theirs.to === 'active'
        ? say('connection:race.wentOn', { by, ticket })
        : say('connection:race.setStatus', { by, ticket, status: statusInside(theirs.to) })
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
      if (setting.to === null) return say('connection:race.yoursBack')
      return setting.to.id === you
        ? say('connection:race.yoursToYou')
        : say('connection:race.yoursTo', { name: setting.to.name })
    case 'queue':
      return queueName(setting.to)
    case 'wait':
      return setting.to === 'active' ? say('connection:race.yoursGoOn') : statusInside(setting.to)
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
  if (stands === 'theirs') return say('connection:race.theirs', { deed, yours })
  const isOffline = onItsWayMs >= ON_ITS_WAY_LONG_MS
  return say(isOffline ? 'connection:race.mineOffline' : 'connection:race.mine', { deed, yours })
}
