import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import {
  type DeskBridge,
  type DeskCallArgs,
  type DeskCallName,
  type DeskCallResult,
  deskCalls,
} from '#shared/bridge/desk'
import type { Log } from '../boot/log'
import { isAppUrl } from './appAddress'

export type DeskAnswers = {
  readonly [Name in Exclude<keyof DeskBridge, 'on'>]: (
    ...args: DeskCallArgs<Name>
  ) => DeskCallResult<Name> | Promise<DeskCallResult<Name>>
}

export interface DeskDoorPorts {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly isOurWindow: (webContentsId: number) => boolean
  /** The window still shows the page of the former server. */
  readonly hasLeft: (webContentsId: number) => boolean
  readonly log: Log
}

/**
 * Opens every verb of the bridge to our own windows. A caller that is not the main frame of a window of ours at the
 * app's address is refused, and so are arguments or results of a wrong shape. A page of the former server is never
 * answered: what it says would be taken for the next one's (SEC171).
 */
export function openDeskDoor(ports: DeskDoorPorts, answers: DeskAnswers): void {
  for (const name of Object.keys(deskCalls) as DeskCallName[]) openCall(ports, name, answers[name])
}

function openCall(ports: DeskDoorPorts, name: DeskCallName, answer: (...args: never) => unknown): void {
  const call = deskCalls[name]
  ports.ipcMain.handle(call.channel, async (event, ...args: readonly unknown[]) => {
    if (!isTrustedSender(event, ports.isOurWindow)) {
      ports.log.warn('call refused', { call: name, why: 'sender' })
      throw new Error('This page may not ask the desktop for anything.')
    }
    if (ports.hasLeft(event.sender.id)) return untilItIsGone
    const parsed = call.args.safeParse(args)
    if (!parsed.success) {
      ports.log.warn('call refused', { call: name, why: 'arguments' })
      throw new Error(`The arguments of ${name} have a wrong shape.`)
    }
    return call.result.parse(await answer(...(parsed.data as never)))
  })
}

/** Never settles: whoever waits for it is about to go. */
const untilItIsGone = new Promise<never>(() => {})

export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  isOurWindow: (webContentsId: number) => boolean,
): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null) return false
  return isAppUrl(frame.url) && isOurWindow(event.sender.id)
}
