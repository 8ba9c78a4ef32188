import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../../desk/deskContext'
import { useWatchable } from '../../../desk/useWatchable'
import { Announced } from '../../../ui/Announced'
import { Avatar } from '../../../ui/Avatar'
import { onlookersAt, onlookerWords } from './onlookers'

const MOST_FACES = 3

const useOnlookers = (ticket: TicketId) => onlookersAt(ticket, useWatchable(useDesk().presence.colleagues))

/** Who else is at this ticket, in a place that is there anyway, so that nothing moves when they come and go (TKT61). */
export function Onlookers({ ticket }: { readonly ticket: TicketId }) {
  const { writing, looking } = useOnlookers(ticket)
  const words = [onlookerWords('writing', writing), onlookerWords('looking', looking)].filter(Boolean)
  // There is room for one sentence; the other is a pointer away.
  const faces = writing.length > 0 ? writing : looking
  return (
    <span className="onlookers" title={words.join(' · ')}>
      <span className="faces" aria-hidden="true">
        {faces.slice(0, MOST_FACES).map(({ id, name }) => (
          <Avatar key={id} name={name} isYou={false} />
        ))}
      </span>
      <Announced className="cut">{words[0]}</Announced>
    </span>
  )
}

/** Beside what sends: a colleague is writing too. It stops nobody (TKT61). */
export function AlsoWriting({ ticket }: { readonly ticket: TicketId }) {
  const { writing } = useOnlookers(ticket)
  return writing.length === 0 ? null : (
    <span className="also-writing">{onlookerWords('alsoWriting', writing)}</span>
  )
}
