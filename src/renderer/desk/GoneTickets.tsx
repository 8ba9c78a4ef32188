import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { manySentence, refusedSentence } from './manySentence'

interface GoneTicketsProps {
  /** At least one. */
  readonly ids: readonly TicketId[]
  readonly onClose: () => void
}

/**
 * In the place of a dialog whose tickets have all been closed or moved away: it keeps the keys, for what is being typed
 * into it would be verbs on the ticket that is selected now (BRD273).
 */
export function GoneTickets({ ids, onClose }: GoneTicketsProps) {
  const reason = say('desk:notDone.unknown-ticket')
  const [first] = ids
  const sentence =
    ids.length === 1 && first !== undefined
      ? refusedSentence(first, reason)
      : manySentence(ids.map((id) => ({ id, reason })))
  return (
    <Dialog label={sentence} className="gone-tickets" onClose={onClose}>
      <p>{sentence}</p>
      <Button onPress={onClose}>{say('ui:dismiss')}</Button>
    </Dialog>
  )
}
