import { EventEmitter } from 'node:events'
import { answerDriver } from './driverWire'
import { windowById } from './windowList'

type Listener = Parameters<Electron.IpcMain['handle']>[1]

class StandInIpcMain extends EventEmitter implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  readonly listenerOf = new Map<string, Listener>()

  handle(channel: string, listener: Listener): void {
    if (this.listenerOf.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.listenerOf.set(channel, listener)
  }

  removeHandler(channel: string): void {
    this.listenerOf.delete(channel)
  }
}

export const ipcMain = new StandInIpcMain()

/** Only main frames get through from the driver, so the sender's frame never has a parent. */
answerDriver('invoke', async (id, frameUrl, channel, args) => {
  const listener = ipcMain.listenerOf.get(channel)
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`)
  const event = { sender: windowById(id)?.webContents, senderFrame: { url: frameUrl, parent: null } }
  try {
    return structuredClone(await listener(event as unknown as Electron.IpcMainInvokeEvent, ...args))
  } catch (problem) {
    throw new Error(`Error invoking remote method '${channel}': ${String(problem)}`, { cause: problem })
  }
})
