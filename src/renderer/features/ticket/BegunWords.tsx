import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDesk } from '../../desk/deskContext'
import { copyText } from '../../platform/copyText'
import { Button } from '../../ui/Button'
import { useNotices } from '../../ui/notices'
import { BegunFiles } from './BegunFiles'
import { BegunText } from './BegunText'
import { FilesKept } from './DraftFiles'
import { putBack } from './drafts'
import { useDraft } from './useDraft'
import { useDraftFiles, useTouchedFiles } from './useDraftFiles'

/**
 * What somebody had begun to write on a ticket that has been closed, or that is no longer theirs to see, and the files
 * chosen for it: they stay in sight, to be copied, saved or discarded (TKT153, ATT30). Mount it once per ticket (by key).
 */
export function BegunWords({ ticket }: { readonly ticket: TicketId }) {
  const { deskKey, draftFiles } = useDesk()
  const { draft, change } = useDraft(ticket)
  const files = useDraftFiles(ticket)
  const tell = useNotices((store) => store.say)
  const hasWords = draft.body.trim() !== ''
  useTouchedFiles(ticket, files, !hasWords)
  if (!hasWords && files.length === 0) return null
  const copy = async () => {
    const isCopied = await copyText(draft.body)
    tell(say(isCopied ? 'ticket:begun.copied' : 'ticket:begun.notCopied'))
  }
  const discard = () => {
    change((current) => ({ ...current, body: '' }))
    void draftFiles.remove(ticket, files)
    const bringBack = () => {
      if (hasWords) putBack(deskKey, ticket, draft)
      void draftFiles.add(ticket, files)
    }
    const sentence = hasWords
      ? say('connection:refused.discarded', { ticket })
      : say('ticket:begun.discardedFiles', { ticket })
    tell(sentence, { label: say('undo:name'), keys: 'undo', run: bringBack })
  }
  return (
    <div className="begun-words">
      <p>{say(hasWords ? 'ticket:begun.kept' : 'ticket:begun.keptFiles')}</p>
      <BegunText ticket={ticket} draft={draft} />
      <BegunFiles files={files} onTakeOff={(file) => void draftFiles.remove(ticket, [file])} />
      {hasWords ? null : <FilesKept />}
      <div className="begun-ways">
        {hasWords ? <Button onPress={() => void copy()}>{say('ticket:begun.copy')}</Button> : null}
        <Button {...(hasWords ? { look: 'quiet' } : {})} onPress={discard}>
          {say('ticket:begun.discard')}
        </Button>
      </div>
    </div>
  )
}
