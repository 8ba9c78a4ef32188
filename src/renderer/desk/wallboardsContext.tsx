import { createContext, type ReactNode, use, useMemo } from 'react'
import { createWallboards, type Wallboards } from '../data/onDemand/wallboards'

const WallboardsContext = createContext<Wallboards | null>(null)

interface WallboardsProviderProps {
  readonly serverUrl: string
  readonly token: string
  readonly children: ReactNode
}

/** Hands the server's wallboards and displays, for this session, to everything below. */
export function WallboardsProvider({ serverUrl, token, children }: WallboardsProviderProps) {
  const boards = useMemo(() => createWallboards({ serverUrl, token }), [serverUrl, token])
  return <WallboardsContext value={boards}>{children}</WallboardsContext>
}

export function useWallboards(): Wallboards {
  const boards = use(WallboardsContext)
  if (boards === null) throw new Error('No wallboards above this component.')
  return boards
}
