import { createContext, type ReactNode, use, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import type { DeskData, TicketView } from '../data/deskData'
import { zoneHere } from '../platform/zoneHere'
import { Spoken } from '../ui/Spoken'
import { createWallClock, type WallClock } from '../ui/wallClock'
import { useWatchable } from './useWatchable'

const DeskContext = createContext<DeskData | null>(null)

interface DeskProviderProps {
  readonly data: DeskData
  readonly children: ReactNode
}

/** Hands the signed-in agent's desk to everything below, which is drawn anew in another language; the desk stays open. */
export const DeskProvider = ({ data, children }: DeskProviderProps) => (
  <DeskContext value={data}>
    <Spoken>{children}</Spoken>
  </DeskContext>
)

export function useDesk(): DeskData {
  const data = use(DeskContext)
  if (data === null) throw new Error('No desk above this component.')
  // Roles and queues change while a console runs, and whoever asks the desk may ask for its account.
  useWatchable(data.who)
  return data
}

export const useMirror = () => useWatchable(useDesk().tickets)
export const useSync = () => useWatchable(useDesk().sync)
export const useHealth = () => useWatchable(useDesk().health)
export const useDirectory = () => useWatchable(useDesk().directory)

export function useTicketView(id: TicketId): TicketView | null {
  return useMirror().byId.get(id) ?? null
}

/** The desk's wall clock; this computer's zone until the desk is known. */
export function useWallClock(): WallClock {
  const { desk } = useDirectory()
  const zone = desk?.calendars[0]?.timezone ?? zoneHere()
  return useMemo(() => createWallClock(zone), [zone])
}
