import { createContext, type ReactNode, use } from 'react'
import type { Clock } from '#shared/domain/sla/clock'
import type { TicketView } from '../../../data/deskData'
import { usePaneRequests } from '../paneRequests'
import { explainedClock } from './explainedClock'

const ExplainedClockContext = createContext<Clock | null>(null)

interface ExplainedClockProviderProps {
  readonly view: TicketView
  readonly children: ReactNode
}

/** Tells the gauges and the explanation of a ticket which of its clocks is explained. */
export function ExplainedClockProvider({ view, children }: ExplainedClockProviderProps) {
  const explained = usePaneRequests((store) => store.explained)
  const clock = explained === null ? null : explainedClock(explained, view)
  return <ExplainedClockContext value={clock}>{children}</ExplainedClockContext>
}

/** The clock that is explained; null while none is. */
export const useExplainedClock = (): Clock | null => use(ExplainedClockContext)
