import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDesk } from '../../desk/deskContext'
import { copyText } from '../../platform/copyText'
import { Button } from '../../ui/Button'
import { useNotices } from '../../ui/notices'
import { BegunText } from './BegunText'
import { putBack } from './drafts'
import { useDraft } from './useDraft'
import { useDraftFiles } from './useDraftFiles'

/**
 * What somebody had begun to write on a ticket that has been closed, or that is no longer theirs to see: it stays in
 * sight, to be copied or discarded (TKT153). Mount it once per ticket (by key).
 */
export function BegunWords({ ticket }: { readonly ticket: TicketId }) {
  const { deskKey, draftFiles } = useDesk()
  const { draft, change } = useDraft(ticket)
  const files = useDraftFiles(ticket)
  const tell = useNotices((store) => store.say)
  if (draft.body.trim() === '') return null
  const copy = async () => {
    const isCopied = await copyText(draft.body)
    tell(say(isCopied ? 'ticket:begun.copied' : 'ticket:begun.notCopied'))
  }
  const discard = () => {
    change((current) => ({ ...current, body: '' }))
    void draftFiles.remove(ticket, files)
    const bringBack = () => {
      putBack(deskKey, ticket, draft)
      void draftFiles.add(ticket, files)
    }
    tell(say('connection:refused.discarded', { ticket }), {
      label: say('undo:name'),
      keys: 'undo',
      run: bringBack,
    })
  }
  return (
    <div className="begun-words">
      <p>{say('ticket:begun.kept')}</p>
      <BegunText ticket={ticket} draft={draft} />
      <div className="begun-ways">
        <Button onPress={() => void copy()}>{say('ticket:begun.copy')}</Button>
        <Button look="quiet" onPress={discard}>
          {say('ticket:begun.discard')}
        </Button>
      </div>
    </div>
  )
}
