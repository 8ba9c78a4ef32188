import type { Server as HttpServer } from 'node:http'
import { createAuthority } from '#server/auth/createAuthority'
import { hashPassword } from '#server/auth/passwords'
import { openStore } from '#server/db/openStore'
import type { Store } from '#server/db/store'
import { silentLog } from '#server/log'
import { createMeters } from '#server/meters'
import { systemClock, systemRandomness } from '#server/ports'
import { createSyncServer } from '#server/sync/createSyncServer'
import { createWriting } from '#server/writing'
import { ticketId } from '#shared/domain/ids'
import type { Scope } from '#shared/domain/scope'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { Ticket } from '#shared/domain/ticket'
import { BEFORE_ALL, type PresentRow } from '#shared/protocol/rows'
import { limits } from '#shared/protocol/version'
import { benchAccount, deskAddress } from './benchDesk'
import { carry, type HarnessPatch, type HarnessTicket, patched, uncarry } from './harnessTicket'
import { registerPatch } from './patchCommand'

const TICKETS_PER_INTAKE = 1_000

interface HarnessPorts {
  /** Listening already; the harness counts its bytes. */
  readonly http: HttpServer
  readonly port: number
  readonly dir: string
}
interface PatchOf {
  readonly id: string
  readonly patch: HarnessPatch
}

/** The desk's own store and sync server, as `createServer` composes them, on the harness's HTTP server. */
export async function createServer({ http, port, dir }: HarnessPorts) {
  registerPatch()
  const opened = await openStore(dir)
  if (!opened.ok) throw new Error(`The store was refused: ${opened.refusal.kind}`)
  const store = opened.value
  const authority = createAuthority({ store, clock: systemClock, randomness: systemRandomness })
  const { commitAndSend } = createWriting(store, (commit) => sync.send(commit))
  const sync = createSyncServer(
    { store, authority, clock: systemClock, log: silentLog(), meters: createMeters(), commitAndSend },
    // The harness serves its page from another port each time.
    { allows: () => true, isOwnHost: () => true },
    http,
  )
  const writeAll = async (writes: readonly ReturnType<typeof carry>[]): Promise<void> => {
    for (let from = 0; from < writes.length; from += TICKETS_PER_INTAKE) {
      await commitAndSend(
        () => store.writeTickets(writes.slice(from, from + TICKETS_PER_INTAKE), []),
        ({ commit }) => commit,
      )
    }
  }
  return {
    url: deskAddress(port, await openBenchDesk(store)),
    seed: (tickets: readonly HarnessTicket[]) => writeAll(tickets.map(carry)),
    mutate: async (patches: readonly PatchOf[]) => {
      const now = systemClock.now()
      const touched = {
        type: 'touched',
        at: now,
        receivedAt: now,
        by: { kind: 'system', name: 'Harness' },
      } as const
      const writes = []
      for (const { id, patch } of patches) {
        const ticket = await store.readTicket(ticketId(id))
        if (!ticket) throw new Error(`There is no ticket ${id}.`)
        const changed = patched(ticket, patch)
        writes.push({ ticket: { ...changed, history: [...changed.history, touched] }, messages: [] })
      }
      await writeAll(writes)
    },
    all: () => allTickets(store),
    close: async () => {
      await sync.close()
      await store.close()
    },
  }
}

/** A desk with one supervisor. Answers the token of a session. */
async function openBenchDesk(store: Store): Promise<string> {
  const authority = createAuthority({ store, clock: systemClock, randomness: systemRandomness })
  const password = 'as-long-as-it-must-be'
  const passwordHash = await hashPassword(password, systemRandomness, { N: 2, r: 1, p: 1 })
  await store.saveAccount({ ...benchAccount, passwordHash })
  await store.writeDesk(defaultDesk('Benchmark desk', 'UTC'))
  const answer = await authority.signIn({ email: benchAccount.email, password }, '127.0.0.1')
  if (answer.kind !== 'signed-in') throw new Error(`Sign-in was answered ${answer.kind}.`)
  return answer.token
}

/** Every ticket in the harness's form, read as a console would pull it. */
async function allTickets(store: Store): Promise<readonly HarnessTicket[]> {
  const tickets: Ticket[] = []
  const bodies = new Map<string, string>()
  for (const scope of await store.scopesOf(benchAccount)) {
    for await (const { entity } of rowsOf(store, scope)) {
      if (entity.kind === 'ticket') tickets.push(entity.data)
      // The first of a conversation is what was asked for.
      const isFirst = entity.kind === 'message' && !bodies.has(entity.data.ticketId)
      if (isFirst) bodies.set(entity.data.ticketId, entity.data.body)
    }
  }
  return tickets.map((ticket) => uncarry(ticket, bodies.get(ticket.id) ?? ''))
}

async function* rowsOf(store: Store, scope: Scope): AsyncGenerator<PresentRow> {
  for (let cursor = BEFORE_ALL, more = true; more; ) {
    const part = await store.pull({ scope, cursor, floor: BEFORE_ALL, maxBytes: limits.partBytes })
    for (const row of part.rows) if (row.live) yield row
    cursor = part.to
    more = part.more
  }
}
