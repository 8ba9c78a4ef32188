import { Paperclip, X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { DAY_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { AttachedFile } from '../../data/onDemand/attachments'
import { DRAFT_FILES_KEPT_MS } from '../../data/outbox/draftAge'
import { Button } from '../../ui/Button'
import { sizeText } from '../../ui/sizeText'
import type { Attaching } from './useAttaching'

/** The button that opens the system's own choice of files, and the field behind it that nobody sees. */
export function AttachButton({
  attaching,
  field,
}: {
  readonly attaching: Attaching
  readonly field: RefObject<HTMLInputElement | null>
}) {
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={say('ticket:write.filesToAttach')}
        onChange={(event) => {
          void attaching.attach([...(event.currentTarget.files ?? [])])
          // So that the same file can be chosen again after it was removed.
          event.currentTarget.value = ''
        }}
      />
      <Button look="quiet" keys="attach" onPress={() => field.current?.click()}>
        {say('ticket:write.attach')}
      </Button>
    </>
  )
}

/** What the message will bring along, each with the way to take it off again. */
export function DraftFiles({ attaching }: { readonly attaching: Attaching }) {
  const list = useRef<HTMLUListElement>(null)
  const takeOff = (file: AttachedFile) => {
    attaching.remove(file)
    // The pressed button goes; the keyboard must not go with it.
    const text = list.current?.closest('form')?.querySelector('textarea')
    text?.focus()
  }
  if (attaching.files.length === 0) return null
  return (
    <ul className="attachments" aria-label={say('ticket:write.files')} ref={list}>
      {attaching.files.map((file, place) => (
        <li key={`${place} ${file.attachment.id}`} className="attachment">
          <Paperclip className="icon" size={12} aria-hidden="true" />
          <span className="attachment-name" title={file.attachment.name}>
            {file.attachment.name}
          </span>
          <span className="figures muted">{sizeText(file.attachment.bytes)}</span>
          <button
            type="button"
            className="attachment-off"
            aria-label={say('ticket:write.removeNamed', { name: file.attachment.name })}
            title={say('ticket:write.remove')}
            onClick={() => takeOff(file)}
          >
            <X className="icon" size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** How long this computer keeps them where nothing is written beside them (ATT24). */
export const FilesKept = () => (
  <p className="files-kept muted">{say('ticket:write.filesKept', { count: DRAFT_FILES_KEPT_MS / DAY_MS })}</p>
)
