import { papersFor } from '#shared/domain/papersFor'
import type { Guide } from '#shared/domain/replyTemplate'
import { stepsDoneIn } from '#shared/domain/stepsDone'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useDirectory } from '../../../desk/deskContext'
import { useMarks } from '../../../desk/useMarks'

interface StepsProps {
  readonly ticket: Ticket
  readonly guide: Guide
}

/** The steps of a guide, ticked as they are done; the first that is open stands out. */
function Steps({ ticket, guide }: StepsProps) {
  const { mark } = useMarks()
  const done = stepsDoneIn(ticket)
  const next = guide.steps.find((step) => !done.has(step))
  const count = guide.steps.filter((step) => done.has(step)).length
  return (
    <>
      <h3 title={guide.title}>
        <span className="cut">{guide.title}</span>
        <span className="muted figures">{say('papers:done', { done: count, all: guide.steps.length })}</span>
      </h3>
      <ul>
        {guide.steps.map((step) => (
          <li key={step} className={done.has(step) ? 'is-done' : step === next ? 'is-next' : ''}>
            <label>
              <input
                type="checkbox"
                className="checkbox"
                checked={done.has(step)}
                onChange={() => void mark('tickStep', ticket.id, { step, isDone: !done.has(step) })}
              />
              {step}
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What to ask and what to try on a ticket of this kind: the guide that fits it closest (TKT51). */
export function SuggestedSteps({ ticket }: { readonly ticket: Ticket }) {
  const { guides } = useDirectory()
  const [guide] = papersFor(guides, ticket)
  if (guide === undefined) return null
  return (
    <aside className="steps scroll-thin" aria-label={say('papers:steps')}>
      <Steps ticket={ticket} guide={guide} />
    </aside>
  )
}
