import type { Clock } from '#shared/domain/sla/clock'
import { say } from '#shared/words/say'
import { promiseWords } from '../../../ui/words'
import { usePaneRequests } from '../paneRequests'
import { useExplainedClock } from './ExplainedClockProvider'

export const WHY_PANEL_ID = 'why-due-then'

/** Opens the explanation of a clock, and closes it again. */
export function WhyButton({ clock }: { readonly clock: Clock }) {
  const explain = usePaneRequests((store) => store.explain)
  const unexplain = usePaneRequests((store) => store.unexplain)
  const { metric } = clock
  const isOpen = useExplainedClock()?.metric === metric
  return (
    <button
      type="button"
      className="why-button"
      aria-label={say('why:question', { promise: promiseWords(metric) })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? WHY_PANEL_ID : undefined}
      onClick={() => (isOpen ? unexplain() : explain({ which: 'named', metric, cycle: null }))}
    >
      {say('why:why')}
    </button>
  )
}
