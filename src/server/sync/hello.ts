import * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import { accepted, type Result, refused } from '#shared/domain/result'
import { queueOfScope } from '#shared/domain/scope'
import {
  type Farewell,
  type Hello,
  type HelloAnswer,
  helloSchema,
  type Welcome,
} from '#shared/protocol/messages'
import { fromOlderHello, olderHelloSchema, toOlderWelcome } from '#shared/protocol/older'
import { BEFORE_ALL, type Seq } from '#shared/protocol/rows'
import { OLDEST_PROTOCOL, PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import { createTurnstile } from '../turnstile'
import type { SyncPorts } from './createSyncServer'
import { leaveSeat, settleSeat, takeSeat } from './seating'
import type { ConsoleServer, ConsoleSocket, Seat } from './server'
import { headsFor } from './sight'

/** How long a console that is newer than the server waits before it asks again. */
const UNTIL_SERVER_IS_NEWER_MS = 60_000

type WelcomeOrFarewell = HelloAnswer | ReturnType<typeof toOlderWelcome>

/** Who is there, whether the two speak the same protocol, and what the console may see. */
export async function hello(
  ports: SyncPorts,
  io: ConsoleServer,
  socket: ConsoleSocket,
  raw: unknown,
  send: (answer: WelcomeOrFarewell) => void,
): Promise<void> {
  const { store, clock, authority } = ports
  const t1 = clock.now()
  const read = readHello(raw)
  if (!read.ok) return send(read.refusal)
  const message = read.value
  const account = await authority.accountOf(message.token)
  if (!account) return send({ kind: 'reauth' })
  const { clientId: client, protocol, epoch, token } = message
  const opened = await store.openClient(client, account.id, epoch)
  if (!opened.ok) {
    if (opened.refusal.kind === 'fenced') return send(opened.refusal)
    return send({ kind: 'invalid', detail: 'This client id belongs to somebody else.' })
  }
  const without = new Set(message.without?.filter((scope) => queueOfScope(scope) !== null))
  const seat = emptySeat({ client, protocol, epoch, token, account, without })
  await takeSeat(io, socket, seat)
  // Rooms only now: whoever changes the account from here on finds the seat. And before the heads: a commit between the
  // two is then heard twice and not missed.
  if (!(await settleSeat(ports, socket, seat))) {
    await leaveSeat(socket)
    return send({ kind: 'reauth' })
  }
  await store.onDisk()
  ports.log.info({ client, protocol, epoch, person: account.id }, 'console connected')
  const { lastN } = opened.value
  // Sent while nobody else may look at the seat: a change of its scopes is told after the welcome, never before it.
  await seat.looks.pass(async () => {
    const welcome = { ...(await welcomeTo(ports, seat, message, lastN)), t1, t2: clock.now() }
    send(protocol === PROTOCOL ? welcome : toOlderWelcome(welcome))
  })
}

async function welcomeTo(
  { store }: SyncPorts,
  { account, scopes }: Seat,
  message: Hello,
  lastN: number,
): Promise<Omit<Welcome, 't1' | 't2'>> {
  return {
    kind: 'welcome',
    serverId: await store.serverId(),
    account,
    scopes,
    lastN,
    heads: await headsFor(store, account, scopes),
    chapter: await store.chapter(),
    isContinued: await isContinued(store, message),
  }
}

/** By the chapter of its cursors, and by what it saw carried out: a disk may lose the one and keep the other. */
async function isContinued(store: SyncPorts['store'], message: Hello): Promise<boolean> {
  const { chapter, clientId, newestSent } = message
  if (chapter !== null && !(await store.isInHistory(chapter, furthest(message)))) return false
  return newestSent === undefined || store.hasAnswered(clientId, newestSent)
}

const emptySeat = (
  who: Pick<Seat, 'client' | 'protocol' | 'epoch' | 'token' | 'account' | 'without'>,
): Seat => ({
  ...who,
  scopes: [],
  withdrawn: new Set(),
  looks: createTurnstile(),
  pushes: createTurnstile(),
  looked: 0,
})

const furthest = ({ cursors }: Hello): Seq =>
  Object.values(cursors).reduce<Seq>((far, { cursor }) => (cursor > far ? cursor : far), BEFORE_ALL)

/** What every protocol's hello begins with, however it goes on. */
const spokenSchema = z.looseObject({ protocol: z.int(), rowSchema: z.int() })

const UNREADABLE: Farewell = {
  kind: 'invalid',
  detail: 'The hello is not of the form that its protocol gives it.',
}

/** Reads a hello in the protocol it names; one that is not spoken here is told what to do. */
function readHello(raw: unknown): Result<Hello, Farewell> {
  const spoken = fromOutside(spokenSchema, raw)
  if (!spoken.ok) return refused(UNREADABLE)
  const mismatch = versionFarewell(spoken.value)
  if (mismatch) return refused(mismatch)
  if (spoken.value.protocol === PROTOCOL) {
    const present = fromOutside(helloSchema, raw)
    return present.ok ? present : refused(UNREADABLE)
  }
  const older = fromOutside(olderHelloSchema, raw)
  return older.ok ? accepted(fromOlderHello(older.value)) : refused(UNREADABLE)
}

function versionFarewell({ protocol, rowSchema }: z.infer<typeof spokenSchema>): Farewell | null {
  if (protocol < OLDEST_PROTOCOL || rowSchema < ROW_SCHEMA) {
    return { kind: 'upgrade', minProtocol: OLDEST_PROTOCOL }
  }
  if (protocol > PROTOCOL || rowSchema > ROW_SCHEMA) {
    return { kind: 'busy', retryAfterMs: UNTIL_SERVER_IS_NEWER_MS }
  }
  return null
}
