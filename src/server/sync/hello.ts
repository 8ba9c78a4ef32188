import type { Farewell, Hello, HelloAnswer } from '#shared/protocol/messages'
import { OLDEST_PROTOCOL, PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import { createTurnstile } from '../turnstile'
import type { SyncPorts } from './createSyncServer'
import { takeSeat } from './seating'
import type { ConsoleServer, ConsoleSocket } from './server'

/** How long a console that is newer than the server waits before it asks again. */
const UNTIL_SERVER_IS_NEWER_MS = 60_000

/** Who is there, whether the two speak the same protocol, and what the console may see. */
export async function hello(
  ports: SyncPorts,
  io: ConsoleServer,
  socket: ConsoleSocket,
  message: Hello,
): Promise<HelloAnswer> {
  const { store, clock, authority } = ports
  const t1 = clock.now()
  const mismatch = versionFarewell(message)
  if (mismatch) return mismatch
  const account = await authority.accountOf(message.token)
  if (!account) return { kind: 'reauth' }
  const { clientId: client, epoch, token } = message
  const opened = await store.openClient(client, account.id, epoch)
  if (!opened.ok) {
    if (opened.refusal.kind === 'fenced') return opened.refusal
    return { kind: 'invalid', detail: 'This client id belongs to somebody else.' }
  }
  const scopes = await store.scopesOf(account)
  // The rooms come before the heads: a commit between the two is then heard twice and not missed.
  await takeSeat(io, socket, { client, epoch, token, account, scopes, pushes: createTurnstile() })
  ports.log.info({ client, epoch, person: account.id }, 'console connected')
  return {
    kind: 'welcome',
    serverId: await store.serverId(),
    account,
    scopes,
    lastN: opened.value.lastN,
    heads: await store.heads(scopes),
    t1,
    t2: clock.now(),
  }
}

function versionFarewell({ protocol, rowSchema }: Hello): Farewell | null {
  if (protocol < OLDEST_PROTOCOL || rowSchema < ROW_SCHEMA) {
    return { kind: 'upgrade', minProtocol: OLDEST_PROTOCOL }
  }
  if (protocol > PROTOCOL || rowSchema > ROW_SCHEMA) {
    return { kind: 'busy', retryAfterMs: UNTIL_SERVER_IS_NEWER_MS }
  }
  return null
}
