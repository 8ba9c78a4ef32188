import type { Clock } from '#shared/domain/sla/clock'
import { promiseWords } from '../../../ui/words'
import { usePaneRequests } from '../paneRequests'

export const WHY_PANEL_ID = 'why-due-then'

/** Opens the explanation of a clock, and closes it again. */
export function WhyButton({ clock }: { readonly clock: Clock }) {
  const explained = usePaneRequests((store) => store.explained)
  const explain = usePaneRequests((store) => store.explain)
  const unexplain = usePaneRequests((store) => store.unexplain)
  const { metric } = clock
  const isOpen = explained?.which === 'named' && explained.metric === metric
  return (
    <button
      type="button"
      className="why-button"
      aria-label={`Why is ${promiseWords[metric]} due then?`}
      aria-expanded={isOpen}
      aria-controls={isOpen ? WHY_PANEL_ID : undefined}
      onClick={() => (isOpen ? unexplain() : explain({ which: 'named', metric, cycle: null }))}
    >
      Why?
    </button>
  )
}
