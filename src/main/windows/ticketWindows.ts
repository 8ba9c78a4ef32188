import type { BrowserWindow } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import { ticketUrl } from '../security/appAddress'
import type { LeftPages } from './leftPages'
import { openPlacedWindow, type PlacedWindowOptions } from './placedWindow'
import { raise } from './raise'

export interface TicketWindows {
  /** Opens the ticket in a window of its own, or raises the one it has. */
  readonly show: (ticketId: TicketId) => void
  readonly tell: (channel: string, payload: object) => void
  readonly owns: (webContentsId: number) => boolean
  readonly closeAll: () => void
}

export type TicketWindowsPorts = Pick<
  PlacedWindowOptions,
  'preload' | 'icon' | 'remember' | 'log' | 'zoom'
> & {
  readonly leftPages: LeftPages
  readonly remembered: () => PlacedWindowOptions['remembered']
}

/** Each further window stands a little below the last, so that none hides another. */
const STEP_PX = 28

/** Tickets in windows of their own: one per ticket, and they go with the board that feeds them (DSK73). */
export function createTicketWindows(ports: TicketWindowsPorts): TicketWindows {
  const windows = new Map<TicketId, BrowserWindow>()
  const open = (ticketId: TicketId) => {
    const remembered = ports.remembered()
    const shiftPx = windows.size * STEP_PX
    return openPlacedWindow({
      ...ports,
      kind: 'ticket',
      url: ticketUrl(ticketId),
      title: `T-Minus ${ticketId}`,
      largest: { width: 820, height: 900 },
      opens: 'raised',
      remembered: remembered && { ...remembered, x: remembered.x + shiftPx, y: remembered.y + shiftPx },
    })
  }
  return {
    show: (ticketId) => {
      const known = windows.get(ticketId)
      if (known !== undefined) return raise(known)
      const opened = open(ticketId)
      windows.set(ticketId, opened)
      opened.on('closed', () => windows.delete(ticketId))
    },
    tell: (channel, payload) => {
      for (const window of windows.values()) window.webContents.send(channel, payload)
    },
    owns: (webContentsId) => [...windows.values()].some((window) => window.webContents.id === webContentsId),
    closeAll: () => {
      for (const window of windows.values()) {
        ports.leftPages.leave(window)
        window.close()
      }
    },
  }
}
