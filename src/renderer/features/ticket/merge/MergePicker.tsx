import { refusalSentence } from '#shared/commands/refusalSentence'
import type { TicketId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../../clock/useNow'
import type { TicketView } from '../../../data/deskData'
import { useDesk, useWallClock } from '../../../desk/deskContext'
import { useTerms } from '../../../desk/useTerms'
import { useVerbs } from '../../../desk/useVerbs'
import { type Choice, ChoicePicker } from '../change/ChoicePicker'
import { previewSentence } from '../change/previewWords'
import { isSameRequester, mergeCandidates } from './candidates'
import { previewMerge } from './mergePreview'

/** Each ticket that this one may become part of, with whose it is and what that would do to its due times. */
function useFinding(source: Ticket): (sought: string) => readonly Choice[] {
  const { account, tickets } = useDesk()
  const verbs = useVerbs()
  const terms = useTerms()
  const wall = useWallClock()
  const now = useNow('minute')
  const ticketOf = (id: TicketId) => tickets.get().byId.get(id)?.ticket ?? null
  const choiceOf = (target: Ticket): Choice => {
    const { id, subject, requester } = target
    const preview = previewMerge(source, target, { account, terms, now, ticketOf })
    const { name } = requester
    const whose = isSameRequester(requester, source.requester) ? say('merge:sameRequester', { name }) : name
    const effect = preview.ok
      ? say('merge:effect', { whose, effect: previewSentence(preview.value, { now, wall }) })
      : ''
    return {
      key: id,
      name: `${id} ${subject}`,
      isPresent: false,
      refusedBecause: preview.ok ? null : refusalSentence(preview.refusal),
      effect,
      choose: () => void verbs.choose('merge', source.id, { into: id }),
    }
  }
  return (sought) => mergeCandidates(source, tickets.get().byId, account, sought).map(choiceOf)
}

interface MergePickerProps {
  readonly view: TicketView
  readonly onClose: () => void
}

/** Makes the ticket part of another one, and says beforehand what becomes of that one's due times (TKT41). */
export function MergePicker({ view, onClose }: MergePickerProps) {
  const find = useFinding(view.ticket)
  return (
    <ChoicePicker
      ticket={view.ticket.id}
      label={say('merge:into')}
      find={find}
      placeholder={say('merge:search')}
      none={say('merge:none')}
      onClose={onClose}
    />
  )
}
