import { Dexie, type Table } from 'dexie'
import { io, type Socket } from 'socket.io-client'
import type { ConsoleAdapter, PatchOf } from '../adapter'
import { createTicketDigest } from '../ours/digest'
import type { HarnessTicket } from '../ours/harnessTicket'

const ROWS_PER_PULL = 1_000
const COMMANDS_PER_PUSH = 100

interface PullReply {
  readonly tickets: readonly HarnessTicket[]
  readonly to: number
  readonly more: boolean
}

/** A row per ticket with three indexes, a cursor and an outbox; nothing is overlaid, judged or shown. */
export const open: ConsoleAdapter['open'] = async ({ url }) => {
  const db = new Dexie('floor')
  db.version(1).stores({ tickets: 'id, [queue+status], slaDueAt, assignee', outbox: '++n', facts: 'name' })
  await db.open()
  const tickets: Table<HarnessTicket, string> = db.table('tickets')
  const outbox: Table<PatchOf & { readonly n: number }, number, PatchOf> = db.table('outbox')
  const facts: Table<{ readonly name: string; readonly value: string | number }, string> = db.table('facts')
  const factOf = async (name: string) => (await facts.get(name))?.value
  const client = String((await factOf('client')) ?? crypto.randomUUID())
  await facts.put({ name: 'client', value: client })
  let socket: Socket | null = null
  const ask = <Reply>(name: string, message: unknown): Promise<Reply> =>
    new Promise((resolve) => socket?.emit(name, message, resolve))
  const pull = (from: number): Promise<PullReply> => ask('pull', { from, limit: ROWS_PER_PULL })
  return {
    connect: async () => {
      const opened = io(url, { transports: ['websocket'], reconnection: false, forceNew: true })
      socket = opened
      await new Promise<void>((resolve) => opened.on('connect', resolve))
    },
    waitSynced: async () => {
      let next: Promise<PullReply> | null = pull(Number((await factOf('cursor')) ?? 0))
      while (next) {
        const reply: PullReply = await next
        // The next page travels while this one is written.
        next = reply.more ? pull(reply.to) : null
        await db.transaction('rw', tickets, facts, async () => {
          await tickets.bulkPut(reply.tickets)
          await facts.put({ name: 'cursor', value: reply.to })
        })
      }
    },
    waitShown: async (count) => {
      while ((await tickets.count()) < count) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    disconnect: async () => void socket?.disconnect(),
    edit: (patches) =>
      db.transaction('rw', tickets, outbox, async () => {
        const before = await tickets.bulkGet(patches.map(({ id }) => id))
        const after = before.flatMap((row, at) => (row ? [{ ...row, ...patches[at]?.patch }] : []))
        await tickets.bulkPut(after)
        await outbox.bulkAdd(patches)
      }),
    waitPushed: async () => {
      for (;;) {
        const commands = await outbox.orderBy('n').limit(COMMANDS_PER_PUSH).toArray()
        if (commands.length === 0) return
        const reply = await ask<{ tickets: HarnessTicket[]; done: number[] }>('push', { client, commands })
        await db.transaction('rw', tickets, outbox, async () => {
          await tickets.bulkPut(reply.tickets)
          await outbox.bulkDelete(reply.done)
        })
      }
    },
    digest: async () => {
      const digest = createTicketDigest()
      await tickets.each(digest.add)
      return digest.value()
    },
  }
}
