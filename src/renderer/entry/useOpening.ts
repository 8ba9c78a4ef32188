import { useEffect } from 'react'
import { createTicker, type Ticker } from '../clock/ticker'
import type { DeskData } from '../data/deskData'
import type { SignedIn } from './signedIn'

export type OpenDesk = (who: SignedIn) => Promise<DeskData>

/** A session whose desk is being opened. */
export interface Opening {
  readonly kind: 'opening'
  readonly who: SignedIn
}

/** A desk that can be shown, with the window's one beat. */
export interface Opened {
  readonly kind: 'open'
  readonly who: SignedIn
  readonly data: DeskData
  readonly ticker: Ticker
}

export async function closeDesk({ data, ticker }: Opened): Promise<void> {
  ticker.close()
  await data.close()
}

/**
 * Opens the desk of a session once and tells of it, or null when this profile cannot hold it. A desk that opens after the
 * window has moved on is closed again. `onOpened` stays the same function.
 */
export function useOpening(
  opening: Opening | null,
  openDesk: OpenDesk,
  onOpened: (opened: Opened | null, who: SignedIn) => void,
): void {
  useEffect(() => {
    if (opening === null) return undefined
    const { who } = opening
    let isCurrent = true
    const open = async () => {
      const data = await openDesk(who).catch(() => null)
      if (!isCurrent) await data?.close()
      else if (data === null) onOpened(null, who)
      else onOpened({ kind: 'open', who, data, ticker: createTicker(data.now) }, who)
    }
    void open()
    return () => {
      isCurrent = false
    }
  }, [opening, openDesk, onOpened])
}
