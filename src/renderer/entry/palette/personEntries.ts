import { User } from 'lucide-react'
import type { PersonId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Account, Person } from '#shared/domain/person'
import { say } from '#shared/words/say'
import type { TicketMirror, TicketView } from '../../data/deskData'
import { refusedBecause } from '../../desk/verbs'
import type { PaletteEntry } from '../../features/palette/Palette'
import { byName } from '../../ui/words'

function openByOwner({ byId, inDueOrder }: TicketMirror): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>()
  for (const id of inDueOrder) {
    const owner = byId.get(id)?.ticket.owner
    if (owner) counts.set(owner.id, (counts.get(owner.id) ?? 0) + 1)
  }
  return counts
}

interface Assigning {
  readonly mirror: TicketMirror
  readonly people: readonly Person[]
  readonly account: Account
  readonly now: Instant
  readonly assign: (to: Person) => void
}

/** Everybody the ticket can be given to, with how much they have on their hands. */
export function personEntries(
  { ticket }: TicketView,
  { mirror, people, account, now, assign }: Assigning,
): readonly PaletteEntry[] {
  const counts = openByOwner(mirror)
  const refusal = refusedBecause('assign', ticket, account, now)
  return people.toSorted(byName).map((person) => ({
    id: `person-${person.id}`,
    icon: User,
    figures: null,
    title: person.name,
    hint: say('palette:assignHint', { id: ticket.id, count: counts.get(person.id) ?? 0 }),
    caps: [],
    refusedBecause: refusal,
    run: () => assign(person),
  }))
}
