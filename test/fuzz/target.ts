import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { startServerProcess } from '#kit/serverProcess'
import { signIn, TEST_PASSWORD } from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { hashPassword } from '#server/auth/passwords'
import { systemRandomness } from '#server/ports'
import { queueId, type TicketId } from '#shared/domain/ids'
import { queueScope, type Scope } from '#shared/domain/scope'
import { BEFORE_ALL } from '#shared/protocol/rows'
import type { NotesSent } from './socketAttacker'

/** Stands in every row of the queue that the attacker may not see, and nowhere else. */
export const SECRET = 'payroll-secret-4711'

const limited = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
const everybody = anAccount('Mira Laine', 'admin')
const TICKETS_PER_QUEUE = 20
const collecting = pathToFileURL(join(import.meta.dirname, 'collectOften.mjs')).href

const ticketsOf = (queue: string, subject: string) =>
  Array.from({ length: TICKETS_PER_QUEUE }, (_, index) => {
    const ticket = aTicket().id(`${queue}-${index}`).inQueue(queue).about(`${subject} ${index}`).build()
    return { ticket, messages: [aMessage(ticket, `${queue}-message-${index}`, subject)] }
  })
const open = ticketsOf('network', 'The network is slow')
const hidden = ticketsOf('payroll', SECRET)

/** A built server of its own, with a queue that may be seen and one that may not. */
export interface Target {
  readonly url: string
  readonly port: number
  /** The token of an account that sees the queue "network" only. */
  readonly token: string
  readonly intakeKey: string
  readonly openTickets: readonly TicketId[]
  readonly hiddenTickets: readonly TicketId[]
  readonly openScope: Scope
  readonly hiddenScope: Scope
  /** Bytes of JavaScript heap that the server keeps, as it counts them itself shortly after a collection. */
  readonly heapBytes: () => Promise<number>
  /** Null while it runs; else what it said before it ended. */
  readonly lastWords: () => string | null
  /** Ends the server and answers what an honest look at its data and its log finds wrong. */
  readonly faultsAtEnd: (notes: NotesSent) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

export async function startTarget(): Promise<Target> {
  const folder = temporaryFolder('t-minus-fuzz')
  await fill(folder.path)
  const hiddenBefore = await hiddenHead(folder.path)
  const nodeArgs = ['--expose-gc', '--import', collecting]
  const server = await startServerProcess({ dataDir: folder.path, args: ['--no-demo'], nodeArgs })
  const close = async (): Promise<void> => {
    await server.kill()
    folder.remove()
  }
  return {
    url: server.url,
    port: server.port,
    token: await signIn(server.url, limited.email),
    intakeKey: readFileSync(join(folder.path, 'intake.key'), 'utf8').trim(),
    openTickets: open.map(({ ticket }) => ticket.id),
    hiddenTickets: hidden.map(({ ticket }) => ticket.id),
    openScope: queueScope(queueId('network')),
    hiddenScope: queueScope(queueId('payroll')),
    heapBytes: async () => heapOf(await (await fetch(`${server.url}/metrics`)).text()),
    lastWords: () => {
      const words = server.lastWords()
      return words === null ? null : [words, ...faultsOfLog(folder.path)].join('\n')
    },
    faultsAtEnd: async (notes) => {
      await server.stop()
      return [
        ...faultsOfLog(folder.path),
        ...(await faultsOfNotes(folder.path, notes)),
        ...((await hiddenHead(folder.path)) === hiddenBefore
          ? []
          : ['The queue that the attacker may not see was changed.']),
      ]
    },
    close,
  }
}

async function fill(path: string): Promise<void> {
  const store = await openedStore(path)
  const passwordHash = await hashPassword(TEST_PASSWORD, systemRandomness)
  for (const account of [limited, everybody]) await store.saveAccount({ ...account, passwordHash })
  const queues = ['network', 'payroll'].map((name) => ({ id: queueId(name), name }))
  await store.writeTickets([...open, ...hidden], queues)
  await store.close()
}

/** Head, count and digest of the hidden queue: one text that any change of it changes. */
async function hiddenHead(path: string): Promise<string> {
  const scope = queueScope(queueId('payroll'))
  const store = await openedStore(path)
  const heads = await store.heads([scope])
  await store.close()
  return JSON.stringify(heads)
}

function heapOf(metrics: string): number {
  const line = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(metrics)
  if (!line) throw new Error('The server does not tell its heap.')
  return Number(line[1])
}

/** Lines of pino's level 50 and above: what the server itself calls a failure. */
function faultsOfLog(path: string): readonly string[] {
  const lines = readFileSync(join(path, 'server.log'), 'utf8').split('\n').filter(Boolean)
  return lines.filter((line) => Number(/"level":(\d+)/.exec(line)?.[1] ?? 0) >= 50)
}

/** Every note that the server said it had taken is there once, and no note that it refused. */
async function faultsOfNotes(path: string, { taken, unanswered }: NotesSent): Promise<readonly string[]> {
  const store = await openedStore(path)
  const part = await store.pull({
    scope: queueScope(queueId('network')),
    cursor: BEFORE_ALL,
    floor: BEFORE_ALL,
    maxBytes: 1_000_000_000,
  })
  await store.close()
  const found = part.rows.flatMap((row) =>
    row.live && row.entity.kind === 'message' && row.entity.data.visibility === 'internal' ? [row.id] : [],
  )
  const lost = [...taken].filter((id) => !found.includes(id))
  const unasked = found.filter((id) => !taken.has(id) && !unanswered.has(id))
  return [
    ...lost.map((id) => `The note ${id} was taken and is not there.`),
    ...unasked.map((id) => `The note ${id} is there and was refused or never sent.`),
    ...(new Set(found).size === found.length ? [] : ['A note is there twice.']),
  ]
}
