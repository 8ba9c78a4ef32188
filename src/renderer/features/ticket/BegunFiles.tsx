import { Paperclip, X } from 'lucide-react'
import { say } from '#shared/words/say'
import type { AttachedFile } from '../../data/onDemand/attachments'
import { saveToFile } from '../../ui/saveToFile'
import { sizeText } from '../../ui/sizeText'

interface BegunFilesProps {
  readonly files: readonly AttachedFile[]
  readonly onTakeOff: (file: AttachedFile) => void
}

/** Files chosen where nobody can write any more: each is saved elsewhere by a press, or taken off (ATT30). */
export function BegunFiles({ files, onTakeOff }: BegunFilesProps) {
  if (files.length === 0) return null
  return (
    <ul className="attachments" aria-label={say('ticket:begun.files')}>
      {files.map((file, place) => {
        const { id, name, bytes } = file.attachment
        return (
          <li key={`${place} ${id}`} className="attachment">
            <button
              type="button"
              className="attachment-save"
              title={say('desk:file.saveNamed', { name })}
              onClick={() => saveToFile(name, file.content)}
            >
              <Paperclip className="icon" size={12} aria-hidden="true" />
              <span className="unseen">{say('desk:file.save')} </span>
              <span className="attachment-name">{name}</span>
            </button>
            <span className="figures muted">{sizeText(bytes)}</span>
            <button
              type="button"
              className="attachment-off"
              aria-label={say('ticket:write.removeNamed', { name })}
              title={say('ticket:write.remove')}
              onClick={() => onTakeOff(file)}
            >
              <X className="icon" size={12} aria-hidden="true" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
