import { useEffect, useRef } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { mergedIntoOf } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { attachSentence } from '../../../desk/attachSentence'
import { useDesk } from '../../../desk/deskContext'
import { Button } from '../../../ui/Button'
import { useNotices } from '../../../ui/notices'
import { BegunText } from '../BegunText'
import { asRequested, draftOf, keepDraft, useWritingRequest } from '../drafts'
import { useDraftFiles } from '../useDraftFiles'
import { focusPart, useFocusOverPanes } from './keptFocus'

interface WriteThereProps {
  readonly ticket: Ticket
  readonly onOpen: (id: TicketId) => void
}

/** In the place of the composer of a merged ticket: the way to where answers belong, with what was begun here (TKT63). */
export function WriteThere({ ticket, onOpen }: WriteThereProps) {
  const into = mergedIntoOf(ticket)
  return into === null ? null : <Way ticket={ticket} into={into} onOpen={onOpen} />
}

function Way({ ticket, into, onOpen }: WriteThereProps & { readonly into: TicketId }) {
  const { deskKey, draftFiles } = useDesk()
  const draft = draftOf(deskKey, ticket.id)
  const files = useDraftFiles(ticket.id)
  const tell = useNotices((store) => store.say)
  const hasDraft = draft.body.trim() !== '' || files.length > 0
  const place = useRef<HTMLDivElement>(null)
  const request = useWritingRequest((store) => store.request)
  const taken = useWritingRequest((store) => store.taken)
  useFocusOverPanes(ticket.id, 'way', place)
  useEffect(() => {
    if (request === null) return
    focusPart(place)
    taken()
  }, [request, taken])
  const takeFilesAlong = async (): Promise<void> => {
    const kept = await draftFiles.add(into, files)
    if (kept.ok) await draftFiles.remove(ticket.id, files)
    else tell(attachSentence(kept.refusal))
  }
  const go = () => {
    const begun = draftOf(deskKey, into)
    // Kept where every window reads it: the other ticket may open in one of its own.
    if (draft.body.trim() !== '') keepDraft(deskKey, into, asRequested(begun, draft))
    keepDraft(deskKey, ticket.id, { ...draft, body: '' })
    void takeFilesAlong()
    onOpen(into)
    useWritingRequest.getState().ask(draft.mode)
  }
  return (
    <>
      <BegunText ticket={ticket.id} draft={draft} />
      <div ref={place} className="write-there">
        <p>{say('merge:writeThere', { into })}</p>
        <Button look="primary" onPress={go}>
          {say(hasDraft ? 'merge:takeAlong' : 'merge:goThere', { into })}
        </Button>
      </div>
    </>
  )
}
