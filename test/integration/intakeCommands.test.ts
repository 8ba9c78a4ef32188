import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logExcerptAt, logExcerptFile } from '#kit/logExcerptFile'
import { logLine, writeLog } from '#kit/logLines'
import { type CommandEnd, type RunningCommand, startCommand } from '#kit/serverCommand'
import { startTestServer, TEST_INTAKE_KEY, type TestServer, type TestServerOptions } from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { until } from '#kit/testConsole'
import { ticketId } from '#shared/domain/ids'

let folder: ReturnType<typeof temporaryFolder>
let data: string
let server: TestServer | null = null
let running: RunningCommand | null = null

beforeEach(() => {
  folder = temporaryFolder('t-minus-command')
  data = join(folder.path, 'data')
})
afterEach(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  running = null
  await server?.close()
  server = null
  folder.remove()
})

function start(name: 'import' | 'replay', ...args: readonly string[]): RunningCommand {
  running = startCommand(name, args)
  return running
}

const run = (...args: readonly string[]): Promise<CommandEnd> =>
  start('import', ...args, '--data', data).ended

/** A log of so many incidents of five rows each. */
function longLog(incidents: number): string {
  const lines = Array.from({ length: incidents }, (_, index) =>
    ['New', 'Active', 'Active', 'Resolved', 'Closed'].map((state, count) =>
      logLine({
        number: `INC${String(index + 1).padStart(7, '0')}`,
        incident_state: state,
        sys_mod_count: String(count),
        sys_updated_at: `1/3/2016 1${count}:00`,
      }),
    ),
  )
  return writeLog(folder.path, lines.flat(), 'long.csv')
}

async function countInStore(): Promise<number> {
  const store = await openedStore(data)
  try {
    return await store.countTickets()
  } finally {
    await store.close()
  }
}

const standStill = pathToFileURL(join(import.meta.dirname, '..', 'kit', 'standStillAtFirstBatch.mjs')).href

/** Enough that an import of them can be interrupted. */
const INCIDENTS = 2_000

/** Stands still at its first batch: a slow test would come to a whole import. */
function startHeldImport(file: string): RunningCommand {
  running = startCommand('import', [file, '--data', data], ['--import', standStill])
  return running
}

/** The first batch is told as soon as it is in the store. */
const hasWritten = (command: RunningCommand): boolean => command.said().includes(' incidents, ')

describe('npm run import', () => {
  it('[IMP7] says what it imported, and that a second run changed nothing', async () => {
    const first = await run(logExcerptFile)
    expect(first).toMatchObject({ code: 0 })
    expect(first.stdout).toMatch(/^Imported: 200 tickets written, 0 already there/)
    expect(first.stdout).toMatch(/npm run replay/)
    expect(first.stdout).toMatch(/at most \d+ MB of memory/)
    const second = await run(logExcerptFile)
    expect(second.code).toBe(0)
    expect(second.stdout).toMatch(/Nothing was changed\./)
    expect(await countInStore()).toBe(200)
  })

  it('[SRV205] says that a cut before or after all that the log tells leaves nothing to do', async () => {
    const early = await run(logExcerptFile, '--at', '2010-03-17T05:48')
    expect(early.stdout).toContain('Nothing in this log had been opened by that instant.')
    const late = await run(logExcerptFile, '--at', '2030-03-17T05:48')
    expect(late.stdout).toContain('Every ticket of this log was closed by that instant.')
    const within = await run(logExcerptFile, '--at', '2016-03-17T05:48')
    expect(within.code).toBe(0)
    expect(within.stdout).not.toContain('that instant')
  })

  it('[IMP6] Ctrl-C ends it in order with code 130, and the same command carries on', async () => {
    const file = longLog(INCIDENTS)
    const first = startHeldImport(file)
    await until(() => hasWritten(first), 'the first tickets')
    first.child.kill('SIGINT')
    first.child.kill('SIGCONT')
    const stopped = await first.ended
    expect(stopped).toMatchObject({ code: 130, stderr: expect.any(String) })
    expect(stopped.stdout).toMatch(/Run the same command to carry on/)
    const before = await countInStore()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(INCIDENTS)
    const second = await run(file)
    expect(second.stdout).toContain(
      `Imported: ${(INCIDENTS - before).toLocaleString('en-GB')} tickets written`,
    )
    expect(await countInStore()).toBe(INCIDENTS)
  })

  it('[IMP6] kill -9 loses nothing that was written, and the same command carries on', async () => {
    const file = longLog(INCIDENTS)
    let before = 0
    for (let kills = 0; kills < 2; kills += 1) {
      const killed = startHeldImport(file)
      await until(() => hasWritten(killed), 'more tickets')
      killed.child.kill('SIGKILL')
      await killed.ended
      const now = await countInStore()
      expect(now).toBeGreaterThan(before)
      expect(now).toBeLessThan(INCIDENTS)
      before = now
    }
    expect((await run(file)).code).toBe(0)
    expect(await countInStore()).toBe(INCIDENTS)
  })

  it('[IMP13] a store that a running server holds is refused in one sentence', async () => {
    server = await startTestServer({ dataDir: data })
    const refused = await run(logExcerptFile)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^Another T-Minus process has the store in .* open; stop it first.*\n$/)
  })

  it('[IMP13] every other expected fault is one sentence and a code, never a stack trace', async () => {
    const notGzip = join(folder.path, 'log.csv.gz')
    writeFileSync(notGzip, 'number,incident_state\n')
    const header = writeLog(folder.path, [], 'other.csv')
    writeFileSync(header, 'id,title\n')
    const faults: readonly (readonly [args: readonly string[], code: number, sentence: RegExp])[] = [
      [[], 2, /^Give the log to read/],
      [[join(folder.path, 'none.csv.gz')], 1, /^There is no file/],
      [[notGzip], 1, /is not compressed/],
      [[header], 1, /is not a ServiceNow incident log/],
      [[logExcerptFile, '--at', 'noon'], 2, /^--at "noon" is no date and time/],
      [[logExcerptFile, '--limit', '-3'], 2, /--limit/],
      [[logExcerptFile, '--zone', 'Moon/Base'], 2, /^--zone "Moon\/Base" is no time zone/],
      [[logExcerptFile, '--fast'], 2, /--fast/],
      [[logExcerptFile, 'second.csv'], 2, /one file only/],
    ]
    for (const [args, code, sentence] of faults) {
      const ended = await run(...args)
      const lines = ended.stderr.trim().split('\n')
      expect({ args, code: ended.code, lines: lines.length }).toEqual({ args, code, lines: 1 })
      expect(ended.stderr).toMatch(sentence)
      expect(ended.stderr).not.toMatch(/\n\s+at /)
    }
  })

  it('[IMP13] a folder that cannot be made is refused in one sentence', async () => {
    mkdirSync(folder.path, { recursive: true })
    writeFileSync(data, 'a file where the folder should be')
    chmodSync(data, 0o600)
    const refused = await run(logExcerptFile)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/cannot be written to/)
    expect(refused.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('[SRV212] a folder without a name is not the one in which the command is run', async () => {
    const refused = await start('import', logExcerptFile, '--data=').ended
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(/^--data needs the name of a folder\./)
  })

  it('[IMP13] --help says how it is used', async () => {
    const ended = await run('--help')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    for (const option of ['--data', '--at', '--limit', '--zone']) expect(ended.stdout).toContain(option)
  })
})

describe('npm run replay', () => {
  const statusOf = async (id: string) => (await server?.store.readTicket(ticketId(id)))?.status ?? null

  async function startedServer(options: TestServerOptions = {}): Promise<TestServer> {
    server = await startTestServer({ dataDir: data, ...options })
    writeFileSync(join(data, 'intake.key'), `${TEST_INTAKE_KEY}\n`)
    return server
  }

  /** Two incidents stand at 10:00; one is resolved a minute later, another comes in half a minute after. */
  const shortLog = () =>
    writeLog(folder.path, [
      logLine({ number: 'INC0000001' }),
      logLine({
        number: 'INC0000001',
        sys_mod_count: '1',
        incident_state: 'Resolved',
        sys_updated_at: '1/3/2016 10:01',
      }),
      logLine({ number: 'INC0000002' }),
      logLine({ number: 'INC0000003', opened_at: '1/3/2016 10:02', sys_updated_at: '1/3/2016 10:02' }),
    ])

  it('[IMP9] plays the log against a running server that is killed and comes back, and ends by itself', async () => {
    let isHeld = true
    // Nobody is answered before the kill, or a slow test would come to it when everything was played.
    const beforeAnswers = () => (isHeld ? new Promise<void>(() => undefined) : Promise.resolve())
    const { url, kill, restart } = await startedServer({ beforeAnswers })
    const replay = start(
      'replay',
      shortLog(),
      '--at',
      '2016-03-01T10:00',
      '--speed',
      '30',
      '--server',
      url,
      '--data',
      data,
    )
    await until(async () => (await statusOf('INC0000002')) === 'new', 'the desk as it stood')
    await kill()
    isHeld = false
    await until(() => replay.said().includes('does not answer'), 'the word that the server is away')
    await restart()
    const ended = await replay.ended
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/The server is back\.[^]*The log has ended\./)
    expect(await statusOf('INC0000001')).toBe('resolved')
    expect(await statusOf('INC0000003')).toBe('new')
  })

  it('[IMP9] Ctrl-C ends it in order', async () => {
    const { url } = await startedServer()
    const replay = start('replay', logExcerptFile, '--at', logExcerptAt, '--server', url, '--data', data)
    await until(async () => ((await server?.store.countTickets()) ?? 0) >= 200, 'the desk as it stood')
    replay.child.kill('SIGINT')
    const ended = await replay.ended
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(/200 tickets stood on the desk[^]*Stopped\. What was played stays/)
  })

  it('[IMP13] a missing or wrong key and a missing --at are one sentence each', async () => {
    const noStart = await start('replay', logExcerptFile, '--data', data).ended
    expect(noStart.code).toBe(2)
    expect(noStart.stderr).toMatch(/^Say where to begin with --at/)
    const at = ['--at', logExcerptAt, '--data', data]
    const noKey = await start('replay', logExcerptFile, ...at).ended
    expect(noKey.code).toBe(1)
    expect(noKey.stderr).toMatch(/^There is no key in .*intake\.key; start the server first/)
    const { url } = await startedServer()
    writeFileSync(join(data, 'intake.key'), 'another\n')
    const wrongKey = await start('replay', logExcerptFile, ...at, '--server', url).ended
    expect(wrongKey.code).toBe(1)
    expect(wrongKey.stderr).toMatch(/^The server did not accept the key in/)
  })
})
