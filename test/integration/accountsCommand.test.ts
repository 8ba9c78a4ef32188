import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import LibsqlDatabase from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aTicket } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { type CommandEnd, startCommand } from '#kit/serverCommand'
import {
  signIn,
  startTestServer,
  TEST_ACCOUNTS_KEY,
  TEST_INTAKE_KEY,
  TEST_PASSWORD,
  type TestServer,
} from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { STORE_FILE } from '#server/db/storeRefusal'
import { queueId, ticketId } from '#shared/domain/ids'
import { personOf } from '#shared/domain/person'
import { orgScope } from '#shared/domain/scope'

const admin = anAccount('Desk administrator', 'admin')
const jonas = anAccount('Jonas Berg')
const MIRA = 'mira.laine@desk.example'

let folder: ReturnType<typeof temporaryFolder>
let data: string
let server: TestServer | null = null
const consoles: TestConsole[] = []

beforeEach(() => {
  folder = temporaryFolder('t-minus-accounts')
  data = join(folder.path, 'data')
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server?.close()
  server = null
  folder.remove()
})

async function startServer(beforeAnswers?: () => Promise<void>): Promise<TestServer> {
  server = await startTestServer({
    ...(beforeAnswers ? { beforeAnswers } : {}),
    dataDir: data,
    accounts: [admin, jonas],
    queues: ['network', 'payroll'].map((name) => ({ id: queueId(name), name })),
    tickets: [aTicket().id('T-1').inQueue('network').build()],
  })
  writeFileSync(join(data, 'accounts.key'), `${TEST_ACCOUNTS_KEY}\n`)
  return server
}

/** With the folder, and the running server where there is one. */
const accounts = (...args: readonly string[]): Promise<CommandEnd> =>
  startCommand('accounts', [...args, '--data', data, ...(server ? ['--server', server.url] : [])]).ended

const passwordIn = ({ stdout }: CommandEnd): string => /with the password (\S+)/.exec(stdout)?.[1] ?? ''

async function consoleOf(url: string, token: string): Promise<TestConsole> {
  const one = await connectConsole(url, `console-${consoles.length}`)
  consoles.push(one)
  expect(await one.hello(token)).toMatchObject({ kind: 'welcome' })
  return one
}

const refusedSignIn = (url: string, email: string, password?: string) =>
  expect(signIn(url, email, password)).rejects.toThrow('wrong-password')

describe('npm run accounts with a running server', () => {
  it('[ACC1] makes an account for an address once, with a password that is told once and signs in', async () => {
    const { url } = await startServer()
    const colleague = await consoleOf(url, await signIn(url, jonas.email))
    const made = await accounts('add', MIRA, '--name', 'Mira Laine', '--queues', 'payroll')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const mira = await consoleOf(url, await signIn(url, MIRA.toUpperCase(), passwordIn(made)))
    expect(mira.heard.farewells).toEqual([])
    await until(() => colleague.heard.lives.length > 0, 'the new colleague’s name')
    expect(colleague.heard.lives[0]).toMatchObject({
      scope: orgScope,
      rows: [{ entity: { kind: 'person', data: { name: 'Mira Laine' } } }],
    })
    expect(await accounts('add', MIRA, '--name', 'Another')).toMatchObject({
      code: 1,
      stderr: `${MIRA} has an account already; say "change" or "password" for it.\n`,
    })
    const listed = await accounts('list')
    expect(listed.stdout).toMatch(/^mira\.laine@desk\.example +Mira Laine +agent +payroll$/m)
    expect(listed.stdout).not.toContain(passwordIn(made))
  })

  it('[ACC2] what is changed holds at once in consoles that are open, and what is not named stays', async () => {
    const { url } = await startServer()
    const open = await consoleOf(url, await signIn(url, jonas.email))
    const changed = await accounts('change', jonas.email, '--queues', 'payroll', '--role', 'supervisor')
    expect(changed).toMatchObject({
      code: 0,
      stdout: `${jonas.email} is Jonas Berg, supervisor, payroll.\n`,
    })
    await until(() => open.heard.scopes.length > 0, 'the queues that are left')
    expect(open.heard.scopes[0]?.scopes).toContain('q:payroll')
    expect(open.heard.scopes[0]?.scopes).not.toContain('q:network')
    expect(await accounts('change', jonas.email, '--queues', 'printers')).toMatchObject({
      code: 1,
      stderr: 'There is no queue "printers" here; those of this desk are: network, payroll.\n',
    })
  })

  it('[ACC3] a new password ends every session, and an account that is shut lets nobody in until it has one', async () => {
    const { url } = await startServer()
    const first = await consoleOf(url, await signIn(url, jonas.email))
    const renewed = await accounts('password', jonas.email)
    await until(() => first.heard.farewells.length > 0, 'the farewell')
    await refusedSignIn(url, jonas.email)
    const second = await consoleOf(url, await signIn(url, jonas.email, passwordIn(renewed)))
    expect(await accounts('shut', jonas.email)).toMatchObject({ code: 0, stderr: '' })
    await until(() => second.heard.farewells.length > 0, 'the second farewell')
    await refusedSignIn(url, jonas.email, passwordIn(renewed))
    expect((await accounts('list')).stdout).toMatch(/Jonas Berg +agent +shut$/m)
    await signIn(url, jonas.email, passwordIn(await accounts('password', jonas.email)))
  })

  it('[ACC7] who is shut out has left: open consoles hear it, give them nothing, and hear that they are back', async () => {
    const { url, store } = await startServer()
    const open = await consoleOf(url, await signIn(url, admin.email))
    const heardOfJonas = () =>
      open.heard.lives.flatMap(({ rows }) =>
        rows.flatMap((row) => (row.live && row.id === jonas.id ? [row.entity.data] : [])),
      )
    const give = (n: number) => open.push(1, anIntent(n, 'assign', ticketId('T-1'), { to: personOf(jonas) }))
    expect(await accounts('shut', jonas.email)).toMatchObject({ code: 0, stderr: '' })
    await until(() => heardOfJonas().length === 1, 'that Jonas has left')
    expect(heardOfJonas()).toEqual([{ ...personOf(jonas), hasLeft: true }])
    expect(await give(1)).toMatchObject({
      acks: [{ status: 'rejected', refusal: { kind: 'has-left', name: 'Jonas Berg' } }],
    })
    // Another name of somebody who has left says nothing of their return.
    await accounts('change', jonas.email, '--name', 'Jonas B.')
    await accounts('password', jonas.email)
    await until(() => heardOfJonas().length === 3, 'that Jonas is back')
    expect(heardOfJonas().slice(1)).toEqual([
      { id: jonas.id, name: 'Jonas B.', hasLeft: true },
      { id: jonas.id, name: 'Jonas B.' },
    ])
    expect(await give(2)).toMatchObject({ acks: [{ status: 'applied' }] })
    expect((await store.readTicket(ticketId('T-1')))?.owner).toEqual(personOf(jonas))
  })

  it('[ACC4] the last administrator who can sign in is neither shut nor made something else', async () => {
    const { url } = await startServer()
    const only = 'This is the only administrator who can sign in; make another one first.\n'
    expect(await accounts('shut', admin.email)).toMatchObject({ code: 1, stderr: only })
    expect(await accounts('change', admin.email, '--role', 'agent')).toMatchObject({ code: 1, stderr: only })
    await signIn(url, admin.email)
    expect(await accounts('change', jonas.email, '--role', 'admin')).toMatchObject({ code: 0 })
    expect(await accounts('shut', admin.email)).toMatchObject({ code: 0 })
    expect(await accounts('shut', jonas.email)).toMatchObject({ code: 1, stderr: only })
  })

  it('[SEC152] nothing is told or changed without the accounts’ key, and the intake key is another', async () => {
    const { url } = await startServer()
    const ask = async (key: string | null) => {
      const response = await fetch(`${url}/api/accounts`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ kind: 'list' }),
      })
      return [response.status, ((await response.json()) as { readonly kind: string }).kind]
    }
    expect(await ask(null)).toEqual([401, 'unauthorised'])
    expect(await ask(TEST_INTAKE_KEY)).toEqual([401, 'unauthorised'])
    expect(await ask(await signIn(url, admin.email))).toEqual([401, 'unauthorised'])
    expect(await ask(TEST_ACCOUNTS_KEY)).toEqual([200, 'accounts'])
    writeFileSync(join(data, 'accounts.key'), 'of-another-desk\n')
    expect((await accounts('list')).stderr).toMatch(/^The server did not accept the key in /)
  })
})

describe('npm run accounts with a server whose disk is full', () => {
  it('[SRV203] says that the disk is full, as the server itself does', async () => {
    const full = () => Promise.reject(Object.assign(new Error('no room'), { code: 'SQLITE_FULL' }))
    const { url } = await startServer(full)
    expect(await accounts('password', jonas.email)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `The disk of the server at ${url} is full; make room on it and try again.\n`,
    })
    const response = await fetch(`${url}/api/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_ACCOUNTS_KEY}` },
      body: JSON.stringify({ kind: 'shut', email: jonas.email }),
    })
    expect([response.status, await response.text()]).toEqual([
      507,
      'The disk of the server is full; make room on it.\n',
    ])
  })

  it('[SRV203] tells another failing of the server from an answer of another version', async () => {
    const { url } = await startServer(() => Promise.reject(new Error('broken')))
    expect(await accounts('password', jonas.email)).toMatchObject({
      code: 1,
      stderr: `The server at ${url} failed on this (500); its log says why.\n`,
    })
  })
})

describe('npm run accounts without a server', () => {
  it('[ACC6] works on the folder itself', async () => {
    const store = await openedStore(data)
    await store.close()
    const made = await accounts('add', MIRA, '--name', 'Mira Laine', '--role', 'admin')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    server = await startTestServer({ dataDir: data, accounts: [] })
    await signIn(server.url, MIRA, passwordIn(made))
    await refusedSignIn(server.url, MIRA, TEST_PASSWORD)
  })

  it('[SRV202] a store that a fault of its own keeps from opening is told in one line', async () => {
    mkdirSync(data)
    const connection = new LibsqlDatabase(join(data, STORE_FILE))
    connection.exec('CREATE TABLE entity (kind)')
    connection.close()
    expect(await accounts('list')).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: expect.stringMatching(/^npm run -s accounts stopped because of a fault of its own: [^\n]+\n$/),
    })
  })

  it('[SRV214] says that nobody has an account yet', async () => {
    await (await openedStore(data)).close()
    const told = await accounts('list')
    expect(told).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nobody has an account yet; /) })
  })

  it('[ACC6] a folder without a desk is said so', async () => {
    expect(await accounts('list')).toMatchObject({
      code: 1,
      stderr: `There is no desk in ${data}; give its folder with --data, or its server with --server.\n`,
    })
  })
})
