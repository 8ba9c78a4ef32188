import { io } from 'socket.io-client'
import type { FleetAdapter, PatchOf } from '../adapter'
import type { HarnessTicket } from '../ours/harnessTicket'

interface Change {
  readonly tickets: readonly HarnessTicket[]
}

async function opened(url: string, index: number, hear: (change: Change) => void) {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true })
  let n = 0
  socket.on('change', hear)
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  return (patches: readonly PatchOf[]): Promise<void> =>
    new Promise((resolve) => {
      const commands = patches.map((patch) => ({ ...patch, n: ++n }))
      socket.emit('push', { client: `floor-${index}`, commands }, () => resolve())
    })
}

export const connect: FleetAdapter['connect'] = async ({ url, index, onChange }) => {
  const push = await opened(url, index, ({ tickets }) => tickets.forEach(onChange))
  return { ready: Promise.resolve(), write: (id, patch) => push([{ id, patch }]) }
}

export const listen: FleetAdapter['listen'] = async ({ url, index, onStamp }) => {
  const push = await opened(url, index, ({ tickets }) => {
    for (const { stamp } of tickets) onStamp(stamp)
  })
  return { push }
}
