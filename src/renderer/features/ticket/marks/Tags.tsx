import { X } from 'lucide-react'
import { MOST_TAGS, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useTicketView } from '../../../desk/deskContext'
import { useMarks } from '../../../desk/useMarks'
import { isOfInputMethod } from '../../../ui/keys/isOfInputMethod'
import { useNotices } from '../../../ui/notices'
import { stateOverLanguages } from '../../../ui/stateOverLanguages'
import { tagFrom } from './tagFrom'

const useTyped = stateOverLanguages<string>()

function NewTag({ ticket }: { readonly ticket: Ticket }) {
  const { mark } = useMarks()
  const tell = useNotices((store) => store.say)
  const [typed, setTyped] = useTyped(ticket.id, '')
  const add = async () => {
    if (typed.trim() === '') return
    const tag = tagFrom(typed)
    if (tag === null) return tell(say('mark:noTag'))
    if (await mark('tag', ticket.id, { tag })) setTyped('')
  }
  return (
    <input
      type="text"
      className="tag-field"
      dir="auto"
      maxLength={40}
      aria-label={say('mark:addTag')}
      placeholder={say('mark:addTag')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isOfInputMethod(event.nativeEvent)) return
        event.preventDefault()
        void add()
      }}
    />
  )
}

/** The tags of the ticket, to be put on and taken off (TKT52). */
export function Tags({ ticket }: { readonly ticket: Ticket }) {
  const { mark } = useMarks()
  const isKept = useTicketView(ticket.id) !== null
  if (!isKept && ticket.tags.length === 0) return null
  return (
    <div className="tags" role="group" aria-label={say('mark:tags')}>
      {ticket.tags.map((tag) => (
        <span key={tag} className="chip is-set">
          <span className="cut" title={tag}>
            {tag}
          </span>
          {isKept ? (
            <button
              type="button"
              className="chip-clear"
              aria-label={say('mark:removeTag', { tag })}
              onClick={() => void mark('untag', ticket.id, { tag })}
            >
              <X className="icon" size={12} aria-hidden="true" />
            </button>
          ) : null}
        </span>
      ))}
      {isKept && ticket.tags.length < MOST_TAGS ? <NewTag key={ticket.id} ticket={ticket} /> : null}
    </div>
  )
}
