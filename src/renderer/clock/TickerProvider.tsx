import { createContext, type ReactNode } from 'react'
import type { Ticker } from './ticker'

export const TickerContext = createContext<Ticker | null>(null)

interface TickerProviderProps {
  readonly ticker: Ticker
  readonly children: ReactNode
}

/** Gives everything below the window's one beat. */
export const TickerProvider = ({ ticker, children }: TickerProviderProps) => (
  <TickerContext value={ticker}>{children}</TickerContext>
)
