import { startTransition, useEffect } from 'react'
import { createTicker, type Ticker } from '../clock/ticker'
import type { DeskData } from '../data/deskData'
import { type OpenRefusal, openRefusalOf } from '../data/disk/openRefusal'
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

/** A session whose desk cannot be opened on this computer. */
export interface Unopened {
  readonly kind: 'unopened'
  readonly who: SignedIn
  readonly refusal: OpenRefusal
}

export async function closeDesk({ data, ticker }: Opened): Promise<void> {
  ticker.close()
  await data.close()
}

/**
 * Opens the desk of a session once and tells of it, or why it cannot be opened. A desk that opens after the
 * window has moved on is closed again. `onOpened` stays the same function.
 */
export function useOpening(
  opening: Opening | null,
  openDesk: OpenDesk,
  onOpened: (opened: Opened | Unopened) => void,
): void {
  useEffect(() => {
    if (opening === null) return undefined
    const { who } = opening
    let isCurrent = true
    const open = async () => {
      const data = await openDesk(who)
      if (!isCurrent) return data.close()
      const opened = { kind: 'open', who, data, ticker: createTicker(data.now) } as const
      // Drawn in slices: what the lock, the disk and the server answer meanwhile is heard in between (ADR 33).
      return startTransition(() => onOpened(opened))
    }
    open().catch((error: unknown) => {
      if (isCurrent) onOpened({ kind: 'unopened', who, refusal: openRefusalOf(error) })
    })
    return () => {
      isCurrent = false
    }
  }, [opening, openDesk, onOpened])
}
