import { assertNever } from '../domain/assertNever'
import type { PersonId, QueueId, TicketId } from '../domain/ids'
import { actorName, type Person } from '../domain/person'
import type { Priority, Status, Ticket, TicketEvent } from '../domain/ticket'
import { isDone, isWaiting } from '../domain/ticket'

/** What a change sets whose last one in server order stands (sync.md 2.6). */
export type Setting =
  | { readonly field: 'priority'; readonly to: Priority }
  | { readonly field: 'owner'; readonly to: Person | null }
  | { readonly field: 'queue'; readonly to: QueueId }
  | { readonly field: 'wait'; readonly to: Status }

/** Two people set the same to different values, and neither could know of the other. */
export interface Race {
  readonly ticket: TicketId
  /** Whose came later in server order. */
  readonly stands: 'mine' | 'theirs'
  readonly mine: Setting
  readonly theirs: Setting
  /** The other's name. */
  readonly by: string
  /** How long mine was on its way to the server. */
  readonly onItsWayMs: number
}

function settingOf(event: TicketEvent): Setting | null {
  if (event.type === 'priorityChanged') return { field: 'priority', to: event.to }
  if (event.type === 'assigned') return { field: 'owner', to: event.to }
  if (event.type === 'moved') return { field: 'queue', to: event.to }
  if (event.type !== 'statusChanged' || isDone(event.from)) return null
  const isBegun = event.from === 'new' && event.to === 'active'
  const isWait = isWaiting(event.to) || event.to === 'active'
  return isWait && !isBegun ? { field: 'wait', to: event.to } : null
}

interface SetAt {
  readonly event: TicketEvent
  readonly setting: Setting
  readonly isNew: boolean
  readonly isMine: boolean
}

function* setsOf(before: Ticket, after: Ticket, me: PersonId): Iterable<SetAt> {
  for (const [index, event] of after.history.entries()) {
    const setting = settingOf(event)
    if (!setting) continue
    const isMine = event.by.kind === 'agent' && event.by.person.id === me
    yield { event, setting, isNew: index >= before.history.length, isMine }
  }
}

const fields = ['priority', 'owner', 'queue', 'wait'] as const

/**
 * The races that end with what is new in `after`: at most one for each thing that can be set. Whoever acted before the
 * other's change had reached the server could not know of it.
 */
export function racesIn(before: Ticket, after: Ticket, me: PersonId): readonly Race[] {
  const sets = [...setsOf(before, after, me)]
  return fields.flatMap(
    (field) =>
      raceOver(
        sets.filter(({ setting }) => setting.field === field),
        after.id,
      ) ?? [],
  )
}

function raceOver(sets: readonly SetAt[], ticket: TicketId): Race | null {
  const last = sets.at(-1)
  if (!last?.isNew) return null
  const rival = sets.findLast(({ isMine }) => isMine !== last.isMine)
  if (!rival || last.event.at >= rival.event.receivedAt || isSame(last.setting, rival.setting)) return null
  const [mine, theirs] = last.isMine ? [last, rival] : [rival, last]
  return {
    ticket,
    stands: last.isMine ? 'mine' : 'theirs',
    mine: mine.setting,
    theirs: theirs.setting,
    by: actorName(theirs.event.by),
    onItsWayMs: mine.event.receivedAt - mine.event.at,
  }
}

function isSame(one: Setting, other: Setting): boolean {
  switch (one.field) {
    case 'owner':
      return other.field === 'owner' && one.to?.id === other.to?.id
    case 'priority':
    case 'queue':
    case 'wait':
      return one.to === other.to
    default:
      return assertNever(one)
  }
}
