import { ClipboardCopy } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Clock } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'
import type { TicketView } from '../../../data/deskData'
import { copyText } from '../../../platform/copyText'
import { Button } from '../../../ui/Button'
import { useNotices } from '../../../ui/notices'
import { promiseWords } from '../../../ui/words'
import { usePaneRequests } from '../paneRequests'
import { cycleWords } from './cycleWords'
import { useExplainedClock } from './ExplainedClockProvider'
import { storyText } from './storyText'
import { type Told, useStory } from './useStory'
import { WHY_PANEL_ID } from './WhyButton'
import { WhyStrip } from './WhyStrip'
import { WhyTable } from './WhyTable'

interface PanelProps {
  readonly view: TicketView
  readonly clock: Clock
}

/** Copies the explanation, and says whether that was possible. */
function useCopy(told: Told | null, ticket: string): () => void {
  const tell = useNotices((store) => store.say)
  return () => {
    if (told === null) return
    void copyText(storyText(told.story, ticket)).then((isCopied) =>
      tell(say(isCopied ? 'why:copied' : 'why:notCopied')),
    )
  }
}

function Head({ told, ticket }: { readonly told: Told | null; readonly ticket: string }) {
  const unexplain = usePaneRequests((store) => store.unexplain)
  const copy = useCopy(told, ticket)
  return (
    <header>
      <h2>{say('why:title')}</h2>
      <span className="muted">{told?.story.title}</span>
      <span className="spacer" />
      <Button look="quiet" onPress={copy}>
        <ClipboardCopy className="icon" size={14} aria-hidden="true" />
        {say('why:copy')}
      </Button>
      <Button look="quiet" keys="explain" onPress={unexplain}>
        {say('why:close')}
      </Button>
    </header>
  )
}

/** Every cycle of a promise that comes again, each to be explained. */
function Cycles({ view, clock, told }: PanelProps & { readonly told: Told }) {
  const explain = usePaneRequests((store) => store.explain)
  const cycles = view.clocks.filter(({ metric }) => metric === clock.metric)
  if (cycles.length < 2) return null
  const title = say('why:every', { promise: promiseWords(clock.metric) })
  return (
    <section className="cycles" aria-label={title}>
      <h3>{title}</h3>
      <ol>
        {cycles.map((one) => (
          <li key={one.cycle}>
            <button
              type="button"
              aria-pressed={one.cycle === clock.cycle}
              onClick={() => explain({ which: 'named', metric: one.metric, cycle: one.cycle })}
            >
              <span className="figures">{one.cycle + 1}.</span> {cycleWords(one, told.telling)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Takes the focus when a key asked for the explanation, so that arrows scroll it and a screen reader reads it. */
function useAskedFocus() {
  const body = useRef<HTMLDivElement>(null)
  const isAsked = usePaneRequests((store) => store.isFocusAsked)
  const focused = usePaneRequests((store) => store.focused)
  useEffect(() => {
    if (!isAsked) return
    body.current?.focus()
    focused()
  }, [isAsked, focused])
  return body
}

/** Read with the name of the explanation, when a key gives it the focus (TKT131). */
const VERDICT_ID = 'why-verdict'

function Panel({ view, clock }: PanelProps) {
  const told = useStory(view.ticket, clock)
  const body = useAskedFocus()
  return (
    <section className="why" id={WHY_PANEL_ID} aria-label={say('why:title')}>
      <Head told={told} ticket={view.ticket.id} />
      <div
        className="why-body scroll-thin"
        role="region"
        aria-label={say('why:explanation')}
        aria-describedby={told === null ? undefined : VERDICT_ID}
        tabIndex={0}
        ref={body}
      >
        {told === null ? (
          <p className="muted">{say('why:nothing')}</p>
        ) : (
          <>
            <WhyStrip
              explanation={told.explanation}
              telling={told.telling}
              words={say('why:strip', { verdict: told.story.verdict, sum: told.story.sum })}
            />
            <p className="verdict" id={VERDICT_ID}>
              <b>{told.story.verdict}</b> {[...told.story.reasons, ...told.story.earlier].join(' ')}
            </p>
            <WhyTable story={told.story} />
            <Cycles view={view} clock={clock} told={told} />
          </>
        )}
      </div>
    </section>
  )
}

/** The explanation that was asked for, of a clock of this ticket. */
export function WhyPanel({ view }: { readonly view: TicketView }) {
  const clock = useExplainedClock()
  return clock === null ? null : <Panel view={view} clock={clock} />
}
