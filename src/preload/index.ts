import { contextBridge, ipcRenderer } from 'electron'
import * as z from 'zod/mini'
import { type DeskBridge, type DeskTidingName, deskCalls, deskTidings } from '#shared/bridge/desk'

type Listener = (payload: never) => void

// Compiling schemas with `new Function` is what the content policy forbids.
z.config({ jitless: true })

/**
 * One function per verb. Arguments are parsed in main, where a hostile page cannot reach; a result is parsed here,
 * so that an old preload beside a new main fails in words.
 */
const calls = Object.fromEntries(
  Object.entries(deskCalls).map(([name, call]) => [
    name,
    async (...args: readonly unknown[]) => call.result.parse(await ipcRenderer.invoke(call.channel, ...args)),
  ]),
) as unknown as Omit<DeskBridge, 'on'>

/**
 * Listens from the first moment: a click on a notification may open the window itself, long before the console is
 * signed in and listening. The last such tiding waits for the first listener. Electron's event object stays here:
 * it would hand the page raw channels.
 */
function hear(name: DeskTidingName): (listener: Listener) => () => void {
  const { channel, payload } = deskTidings[name]
  const listeners = new Set<Listener>()
  let unheard: readonly never[] = []
  ipcRenderer.on(channel, (_event: unknown, told: unknown) => {
    const tiding = payload.parse(told) as never
    // A sound or a voice belongs to its moment.
    if (listeners.size === 0 && name !== 'alertHeard') unheard = [tiding]
    for (const listener of listeners) listener(tiding)
  })
  return (listener) => {
    listeners.add(listener)
    for (const tiding of unheard) listener(tiding)
    unheard = []
    return () => {
      listeners.delete(listener)
    }
  }
}

const listenTo = {
  openTicket: hear('openTicket'),
  woke: hear('woke'),
  command: hear('command'),
  preferencesChanged: hear('preferencesChanged'),
  settingsKept: hear('settingsKept'),
  alertIntents: hear('alertIntents'),
  alertHeard: hear('alertHeard'),
} satisfies Record<DeskTidingName, unknown>
const on: DeskBridge['on'] = (name, listener) => listenTo[name](listener)

contextBridge.exposeInMainWorld('desk', { ...calls, on })
