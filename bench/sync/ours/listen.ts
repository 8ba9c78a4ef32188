import { io } from 'socket.io-client'
import { clientId, commandId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Ack, HelloAnswer, Intent, Live, PushAnswer } from '#shared/protocol/messages'
import { BEFORE_ALL } from '#shared/protocol/rows'
import { PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import type { FleetAdapter, PatchOf } from '../adapter'
import { readAddress } from './benchDesk'
import { stampOf } from './harnessTicket'

/** A console as the server sees it: it says hello, is in its rooms and hears what happens there. It keeps nothing. */
export const listen: FleetAdapter['listen'] = async ({ url, index, onStamp }) => {
  const { serverUrl, token } = readAddress(url)
  const socket = io(serverUrl, { transports: ['websocket'], reconnection: false, forceNew: true })
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  socket.on('live', ({ rows }: Live) => {
    for (const row of rows) {
      if (row.live && row.entity.kind === 'ticket') onStamp(stampOf(row.entity.data))
    }
  })
  const ask = <Answer>(name: string, message: unknown): Promise<Answer> =>
    new Promise((resolve) => socket.emit(name, message, resolve))
  const hello = {
    protocol: PROTOCOL,
    rowSchema: ROW_SCHEMA,
    appVersion: 'bench',
    clientId: clientId(`listener-${index}-${crypto.randomUUID()}`),
    epoch: 1,
    token,
    cursors: {},
    chapter: null,
    t0: performance.now(),
  }
  const welcome = await ask<HelloAnswer>('hello', hello)
  if (welcome.kind !== 'welcome') throw new Error(`The hello was answered ${welcome.kind}.`)
  let n = 0
  return {
    push: async (patches) => {
      const intents = patches.map((patch) => intentOf(patch, ++n))
      const answer = await ask<PushAnswer>('push', { epoch: 1, intents })
      const acks: readonly Ack[] = answer.kind === 'acks' ? answer.acks : []
      const isDone = acks.length === intents.length && acks.every(({ status }) => status === 'applied')
      if (!isDone) throw new Error(`A push was answered ${JSON.stringify(answer).slice(0, 200)}`)
    },
  }
}

const intentOf = ({ id, patch }: PatchOf, n: number): Intent => ({
  n,
  id: commandId(crypto.randomUUID()),
  name: 'patch',
  version: 1,
  ticketId: ticketId(id),
  args: patch,
  at: instant(Date.now()),
  baseV: BEFORE_ALL,
})
