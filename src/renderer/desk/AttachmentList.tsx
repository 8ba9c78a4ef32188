import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useNotices } from '../ui/notices'
import { saveToFile } from '../ui/saveToFile'
import { useDesk } from './deskContext'
import { notSavedSentence, progressText } from './savingWords'

interface AttachmentProps {
  readonly ticket: TicketId
  readonly attachment: Attachment
}

/** Fetches a file when asked to and hands it over; a press while it comes takes the question back. */
function useSaving({ ticket, attachment }: AttachmentProps) {
  const { attachments } = useDesk()
  const tell = useNotices((store) => store.say)
  const [heard, setHeard] = useState<number | null>(null)
  const asking = useRef<AbortController | null>(null)
  useEffect(() => () => asking.current?.abort(), [])
  const save = async (): Promise<void> => {
    const mine = new AbortController()
    asking.current = mine
    setHeard(0)
    const answer = await attachments.read(ticket, attachment, mine.signal, setHeard)
    if (mine.signal.aborted) return
    asking.current = null
    setHeard(null)
    const reason = notSavedSentence(answer.kind, attachment.name)
    if (answer.kind === 'content') saveToFile(attachment.name, answer.content)
    if (reason !== null) tell(reason)
  }
  const stop = (): void => {
    asking.current?.abort()
    asking.current = null
    setHeard(null)
  }
  return { heard, press: () => (asking.current === null ? void save() : stop()) }
}

function AttachmentButton(props: AttachmentProps) {
  const { attachment } = props
  const { heard, press } = useSaving(props)
  const { name } = attachment
  return (
    <button
      type="button"
      className="attachment"
      aria-busy={heard !== null}
      title={heard === null ? say('desk:file.saveNamed', { name }) : say('desk:file.stopNamed', { name })}
      onClick={press}
    >
      <Paperclip className="icon" size={12} aria-hidden="true" />
      <span className="unseen">{say(heard === null ? 'desk:file.save' : 'desk:file.stop')} </span>
      <span className="attachment-name">{name}</span>{' '}
      <span className="figures muted">{progressText(attachment, heard)}</span>
    </button>
  )
}

interface AttachmentListProps {
  readonly ticket: TicketId
  readonly attachments: readonly Attachment[]
}

/** The files of a message, fetched one by one when they are asked for and never shown in the page (ATT14). */
export function AttachmentList({ ticket, attachments }: AttachmentListProps) {
  if (attachments.length === 0) return null
  return (
    <ul className="attachments" aria-label={say('desk:file.attached')}>
      {attachments.map((attachment, place) => (
        <li key={`${place} ${attachment.id}`}>
          <AttachmentButton ticket={ticket} attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}
