import { say } from '#shared/words/say'
import { type DeskPaper, draftOf } from './paperDraft'

/** What somebody else saved meanwhile, to be looked at before it is replaced (PAP15). */
export function Theirs({ paper }: { readonly paper: DeskPaper }) {
  const { title, text } = draftOf(paper)
  return (
    <details className="paper-theirs">
      <summary>{say('paperDesk:theirs')}</summary>
      <h3>{title}</h3>
      <p>{text}</p>
    </details>
  )
}
