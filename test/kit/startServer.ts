import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { createContentFiles, type OpenNew } from '#server/attachments/contentFiles'
import { createAttachments } from '#server/attachments/createAttachments'
import { hashPassword } from '#server/auth/passwords'
import { createServer, type Server } from '#server/createServer'
import type { Store, TicketWrite } from '#server/db/store'
import { silentLog } from '#server/log'
import { createFetchImage } from '#server/mailImages/createFetchImage'
import { createMailImages } from '#server/mailImages/createMailImages'
import type { Web } from '#server/mailImages/web'
import { systemRandomness } from '#server/ports'
import type { Desk, Queue } from '#shared/domain/desk'
import { type Instant, instant } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'
import { signInAnswerSchema } from '#shared/protocol/signIn'
import { aDesk, anAccount } from './builders'
import { openedStore, temporaryFolder } from './storeFolder'

export const TEST_PASSWORD = 'long-enough-for-a-test'
export const TEST_INTAKE_KEY = 'test-intake-key'
export const TEST_ACCOUNTS_KEY = 'test-accounts-key'

export interface TestServerOptions {
  readonly accounts?: readonly Account[]
  /** Tickets alone, or with their messages. */
  readonly tickets?: readonly (Ticket | TicketWrite)[]
  readonly queues?: readonly Queue[]
  readonly desk?: Desk
  readonly port?: number
  /** Left in place at the end when given; else a temporary folder that `close` removes. */
  readonly dataDir?: string
  readonly filesDir?: string
  readonly now?: () => Instant
  readonly allowedOrigins?: readonly string[]
  readonly addressHeader?: string
  /** Where images of mails are fetched from; without one the server fetches none. */
  readonly web?: Web
  /** The disk that takes attachments, when it is not the real one. */
  readonly openNew?: OpenNew
  /** Before anybody is answered, beside the real disk: one that does not settle is a disk that takes its time. */
  readonly beforeAnswers?: () => Promise<void>
}

export interface TestServer {
  readonly url: string
  readonly dataDir: string
  /** The open store; another object after `restart`. */
  readonly store: Store
  readonly server: Server
  /** Writes whole tickets as an intake does, and tells the consoles. */
  readonly intake: (...tickets: readonly (Ticket | TicketWrite)[]) => Promise<void>
  /** The token of an account; every account has the password TEST_PASSWORD. */
  readonly signIn: (email: string) => Promise<string>
  /** Drops every connection and stops listening; the data stays. A true kill -9 needs serverProcess. */
  readonly kill: () => Promise<void>
  /** Starts again on the same port and data. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A real server in this process: a libsql file in a temporary folder, a random port of this computer. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.dataDir === undefined ? temporaryFolder('t-minus-server') : null
  const dataDir = options.dataDir ?? folder?.path ?? ''
  mkdirSync(dataDir, { recursive: true })
  let running: { store: Store; server: Server } | null = await start(options, dataDir, options.port ?? 0)
  const { url } = running.server
  await fill(running.store, options)

  const current = () => {
    if (!running) throw new Error('The test server is stopped.')
    return running
  }
  const kill = async () => {
    if (!running) return
    const { store, server } = running
    running = null
    await server.close()
    await store.close()
  }
  return {
    url,
    dataDir,
    get store() {
      return current().store
    },
    get server() {
      return current().server
    },
    intake: async (...tickets) => {
      const { store, server } = current()
      await server.commitAndSend(
        () => store.writeTickets(tickets.map(asWrite), []),
        ({ commit }) => commit,
      )
    },
    signIn: (email) => signIn(url, email),
    kill,
    restart: async () => {
      await kill()
      running = await start(options, dataDir, Number(new URL(url).port))
    },
    close: async () => {
      await kill()
      folder?.remove()
    },
  }
}

const asWrite = (item: Ticket | TicketWrite): TicketWrite =>
  'ticket' in item ? item : { ticket: item, messages: [] }

async function start(options: TestServerOptions, dataDir: string, port: number) {
  const opened = await openedStore(dataDir)
  const onDisk = () => opened.onDisk().then(options.beforeAnswers)
  const store: Store = { ...opened, onDisk }
  const clock = { now: options.now ?? (() => instant(Date.now())) }
  const files = createContentFiles(join(dataDir, 'attachments'), options.openNew)
  const started = await createServer({
    store,
    attachments: createAttachments({ store, files, clock }),
    mailImages: createMailImages({
      store,
      fetchImage: options.web ? createFetchImage({ web: options.web }) : null,
    }),
    clock,
    randomness: systemRandomness,
    filesDirectory: options.filesDir ?? join(dataDir, 'no-console-files'),
    log: silentLog(),
    config: {
      port,
      intakeKey: TEST_INTAKE_KEY,
      accountsKey: TEST_ACCOUNTS_KEY,
      allowedOrigins: options.allowedOrigins ?? [],
      addressHeader: options.addressHeader ?? null,
    },
  })
  if (started.ok) return { store, server: started.value }
  await store.close()
  throw new Error(`Port ${port} is taken.`)
}

/** As cheap as scrypt can be: a test that signs in does not wait for what only slows down an attacker. */
const TEST_COST = { N: 2, r: 1, p: 1 }

async function fill(store: Store, options: TestServerOptions): Promise<void> {
  const passwordHash = await hashPassword(TEST_PASSWORD, systemRandomness, TEST_COST)
  for (const account of options.accounts ?? [anAccount()])
    await store.saveAccount({ ...account, passwordHash })
  await store.writeDesk(options.desk ?? aDesk())
  await store.writeTickets((options.tickets ?? []).map(asWrite), options.queues ?? [])
}

/** Signs in with TEST_PASSWORD, or with the one given. */
export async function signIn(url: string, email: string, password = TEST_PASSWORD): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    // A kept connection would be the old server's after a restart.
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email, password }),
  })
  const answer = signInAnswerSchema.parse(await response.json())
  if (answer.kind !== 'signed-in') throw new Error(`Sign-in as ${email} was answered ${answer.kind}.`)
  return answer.token
}

/** A port of this computer that was free a moment ago. Whoever can takes port 0 instead: nobody comes in between. */
export async function freePort(): Promise<number> {
  const probe = createTcpServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
