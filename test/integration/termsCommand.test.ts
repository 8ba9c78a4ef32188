import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, anAccount, aTicket } from '#kit/builders'
import { type CommandEnd, startCommand } from '#kit/serverCommand'
import { startTestServer, TEST_INTAKE_KEY, type TestServer } from '#kit/startServer'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import { connectConsole, type TestConsole, until } from '#kit/testConsole'
import { DAY_MS, HOUR_MS, type Instant, instant, plusMs } from '#shared/domain/instant'
import { orgScope } from '#shared/domain/scope'
import type { Ticket } from '#shared/domain/ticket'

const jonas = anAccount('Jonas Berg')
let folder: ReturnType<typeof temporaryFolder>
let data: string
let file: string
let server: TestServer | null = null
const consoles: TestConsole[] = []

beforeEach(() => {
  folder = temporaryFolder('t-minus-terms')
  data = join(folder.path, 'data')
  file = join(folder.path, 'terms.json')
})
afterEach(async () => {
  for (const one of consoles.splice(0)) one.close()
  await server?.close()
  server = null
  folder.remove()
})

const ago = (ms: number): Instant => plusMs(instant(Date.now()), -ms)
/** P1 runs around the clock, so an hour ago is an hour used whenever this runs. */
const openTicket = () => aTicket().id('T-1').priority('P1').openedAt(ago(HOUR_MS)).build()
const closedTicket = () =>
  aTicket()
    .id('T-2')
    .priority('P1')
    .openedAt(ago(DAY_MS))
    .statusAt(ago(DAY_MS - 3 * HOUR_MS), 'resolved')
    .statusAt(ago(DAY_MS - 4 * HOUR_MS), 'closed')
    .build()

async function startServer(...tickets: readonly Ticket[]): Promise<TestServer> {
  server = await startTestServer({ dataDir: data, accounts: [jonas], tickets, desk: aDesk({}, 'UTC') })
  writeFileSync(join(data, 'intake.key'), `${TEST_INTAKE_KEY}\n`)
  return server
}

const sla = (...args: readonly string[]): Promise<CommandEnd> => startCommand('sla', args).ended

/** With the folder, and the running server where there is one. */
const slaHere = (...args: readonly string[]): Promise<CommandEnd> =>
  sla(...args, '--data', data, ...(server ? ['--server', server.url] : []))

/** Prints the terms into the file; a person then edits them. */
async function showInto(path: string, edit: (text: string) => string = (text) => text): Promise<void> {
  const shown = await slaHere('show')
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  writeFileSync(path, edit(shown.stdout))
}

const twoHours = (text: string): string =>
  text.replace(
    '"resolution": { "unit": "wall-minutes", "value": 240 }',
    '"resolution": { "unit": "wall-minutes", "value": 120 }',
  )

describe('npm run sla with a running server', () => {
  it('[TRM9] show, edit, check, preview and use is a round trip that every console hears of', async () => {
    const { url, store, signIn } = await startServer(openTicket(), closedTicket())
    const one = await connectConsole(url)
    consoles.push(one)
    await one.hello(await signIn(jonas.email))
    await showInto(file, twoHours)
    expect(await sla('check', file)).toMatchObject({ code: 0, stderr: '' })
    const preview = await slaHere('preview', file)
    expect(preview).toMatchObject({ code: 0, stderr: '' })
    expect(preview.stdout).toContain('This would change 1 due time and touch 1 of 1 open ticket.')
    expect(preview.stdout).toMatch(/ {2}T-1 {2}resolve: \d{4}-\d\d-\d\d \d\d:\d\d instead of /)
    expect((await store.readDesk())?.agreements).toHaveLength(1)
    const used = await slaHere('use', file)
    expect(used).toMatchObject({ code: 0, stderr: '' })
    expect(used.stdout).toMatch(/^Version 2 of "Default targets" holds from \d{4}-\d\d-\d\dT\d\d:\d\dZ\.\n$/)
    await until(() => one.heard.lives.length > 0, 'the desk’s row')
    expect(one.heard.lives).toMatchObject([{ scope: orgScope, rows: [{ live: true, id: 'desk' }] }])
    expect((await store.readDesk())?.agreements.map(({ version }) => version)).toEqual([1, 2])
  })

  it('[TRM9] what is in force already and what was written from an older version change nothing', async () => {
    const { store } = await startServer(openTicket())
    await showInto(file)
    expect(await slaHere('use', file)).toMatchObject({
      code: 1,
      stderr: 'These terms are in force already. Nothing was changed.\n',
    })
    const desk = aDesk({}, 'UTC')
    const next = desk.agreements.map((agreement) => ({ ...agreement, version: 2 }))
    await store.writeDesk({ ...desk, agreements: next })
    writeFileSync(file, twoHours(readFileSync(file, 'utf8')))
    const stale = await slaHere('use', file)
    expect(stale.stderr).toMatch(
      /^"Default targets" was written from version 1, and there is version 2 by now\./,
    )
  })

  it('[TRM9] a file with faults is told by line and column and ends preview and use with code 1', async () => {
    await startServer(openTicket())
    await showInto(file, (text) =>
      text.replace('"resolution"', '"resolutoin"').replace('"sun": []', '"sun": [["16:00", "16:00"]]'),
    )
    const expected = [
      /terms\.json:\d+:\d+ {2}sun opens and closes at 16:00\./,
      /terms\.json:\d+:\d+ {2}There is no key "resolutoin" here\. Did you mean "resolution"\?/,
    ]
    for (const word of ['check', 'preview', 'use']) {
      const ended = word === 'check' ? await sla(word, file) : await slaHere(word, file)
      expect(ended.code).toBe(1)
      const lines = ended.stdout.trimEnd().split('\n')
      expect(lines).toEqual(expected.map((line) => expect.stringMatching(line)))
      const [, line = '', column = ''] = /:(\d+):(\d+) /.exec(lines[1] ?? '') ?? []
      const written = readFileSync(file, 'utf8').split('\n')
      const there = written[Number(line) - 1]?.slice(Number(column) - 1)
      expect(there).toMatch(/^"resolutoin"/)
    }
  })

  it('[TRM10] nothing about terms is answered without the intake key', async () => {
    const { url } = await startServer(openTicket())
    for (const [method, path] of [
      ['GET', '/api/terms'],
      ['GET', '/api/terms/baselines'],
      ['POST', '/api/terms'],
      ['POST', '/api/terms/preview'],
    ] as const) {
      const response = await fetch(new URL(path, url), { method })
      expect([response.status, await response.json()]).toEqual([401, { kind: 'unauthorised' }])
    }
    const nonsense = await fetch(new URL('/api/terms', url), {
      method: 'POST',
      headers: { authorization: `Bearer ${TEST_INTAKE_KEY}` },
      body: '{"terms":7,"from":null}',
    })
    expect([nonsense.status, await nonsense.json()]).toEqual([
      400,
      { kind: 'invalid', detail: expect.any(String) },
    ])
    writeFileSync(join(data, 'intake.key'), 'another\n')
    expect((await slaHere('show')).stderr).toMatch(/^The server did not accept the key in .*intake\.key/)
  })

  it('[TRM8] baseline prints what the tickets of the server say', async () => {
    await startServer(openTicket(), closedTicket())
    const ended = await slaHere('baseline')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^P1 +resolve +all time +1 +3h 00m/m)
  })
})

describe('npm run sla without a server', () => {
  it('[TRM11] works on the store of a folder that no server has open', async () => {
    await (await startServer(openTicket())).close()
    server = null
    await showInto(file, twoHours)
    expect((await slaHere('preview', file)).stdout).toContain('This would change 1 due time')
    expect((await slaHere('use', file, '--from', '2090-01-01T00:00Z')).stdout).toBe(
      'Version 2 of "Default targets" holds from 2090-01-01T00:00Z.\n',
    )
    const store = await openedStore(data)
    expect((await store.readDesk())?.agreements[1]).toMatchObject({ effectiveFrom: '2090-01-01T00:00Z' })
    await store.close()
    const history = await slaHere('show', '--history')
    expect(JSON.parse(history.stdout).agreements).toHaveLength(2)
    expect(JSON.parse((await slaHere('show')).stdout).agreements).toMatchObject([{ version: 1 }])
  })

  it('[TRM11] a folder without a store is refused and not made into one', async () => {
    const ended = await slaHere('show')
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^There is no desk in .*; give its folder with --data/)
    expect(existsSync(data)).toBe(false)
  })

  it('[TRM12] holidays are printed as a calendar of the file has them', async () => {
    const finland = await sla('holidays', '--country', 'fi', '--years', '2026')
    expect(finland).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(finland.stdout)).toHaveLength(13)
    expect(finland.stdout).toContain('  { "date": "2026-12-06", "name": "Independence Day" },\n')
    writeFileSync(
      file,
      [
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        'DTSTART;VALUE=DATE:20200620',
        'SUMMARY:Fair',
        'RRULE:FREQ=YEARLY',
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n'),
    )
    const fair = await sla('holidays', '--ics', file, '--years', '2026-2027', '--zone', 'Europe/Helsinki')
    expect(JSON.parse(fair.stdout)).toEqual([
      { date: '2026-06-20', name: 'Fair' },
      { date: '2027-06-20', name: 'Fair' },
    ])
  })

  it('[TRM13] every expected fault is one sentence and a code, never a stack trace', async () => {
    writeFileSync(file, '{}')
    const faults: readonly (readonly [args: readonly string[], code: number, sentence: RegExp])[] = [
      [['chek', file], 2, /^There is no "chek" here/],
      [['holidays', '--country', 'XX'], 1, /^No holidays are known for a country "XX"/],
      [['holidays', '--ics', file], 1, /^This is no iCalendar file/],
      [['check', join(folder.path, 'none.json')], 1, /^There is no file/],
      [['check', folder.path], 1, /cannot be read \(EISDIR\)/],
      [['show', '--data', data, '--server', 'http://127.0.0.1:9'], 1, /^There is no key in/],
    ]
    for (const [args, code, sentence] of faults) {
      const ended = await sla(...args)
      const lines = ended.stderr.trim().split('\n')
      expect({ args, code: ended.code, lines: lines.length }).toEqual({ args, code, lines: 1 })
      expect(ended.stderr).toMatch(sentence)
    }
    expect(await sla('--help')).toMatchObject({ code: 0, stderr: '' })
  })
})
