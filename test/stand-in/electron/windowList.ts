import type { BrowserWindow } from './browserWindow'

const windows = new Map<number, BrowserWindow>()
let lastId = 0

/** Every window that is not destroyed, in the order of opening. */
export const openWindows = (): BrowserWindow[] => [...windows.values()]
export const windowById = (id: number): BrowserWindow | undefined => windows.get(id)

export function addWindow(window: BrowserWindow): number {
  lastId += 1
  windows.set(lastId, window)
  return lastId
}

export function removeWindow(id: number): void {
  windows.delete(id)
}
