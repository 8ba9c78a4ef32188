import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { irregularLog } from '#kit/irregularLog'
import { logExcerptAt, logExcerptFigures, logExcerptFile } from '#kit/logExcerptFile'
import { logLine, utcFileTime, writeLog } from '#kit/logLines'
import { openedStore, temporaryFolder } from '#kit/storeFolder'
import type { Store } from '#server/db/store'
import { createRejectFile } from '#server/intake/rejectFile'
import { readCommandTime } from '#server/intake/serviceNow/fileTime'
import { groupIncidents } from '#server/intake/serviceNow/groupIncidents'
import { type ImportOutcome, importLog } from '#server/intake/serviceNow/importLog'
import { logRefusalSentence } from '#server/intake/serviceNow/logRefusal'
import { openLog } from '#server/intake/serviceNow/openLog'
import { acknowledge } from '#shared/commands/acknowledge'
import { note } from '#shared/commands/note'
import { zoneNamed } from '#shared/domain/calendar/localTime'
import { messageId, personId, ticketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { isDone, type Priority } from '#shared/domain/ticket'

const now = instant(Date.UTC(2026, 10, 22, 10, 0))

let folder: ReturnType<typeof temporaryFolder>
let store: Store

beforeEach(async () => {
  folder = temporaryFolder('t-minus-import')
  store = await openedStore(folder.path)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

interface Run {
  readonly file?: string
  readonly cutAt?: Instant | null
  readonly limit?: number
  readonly now?: Instant
  /** Raised as soon as so many incidents are in the store. */
  readonly stopAfter?: number
}

async function importFile(run: Run = {}): Promise<ImportOutcome> {
  const file = run.file ?? logExcerptFile
  const log = await openLog(file, utcFileTime())
  if (!log.ok) throw new Error(logRefusalSentence(log.refusal))
  const stop = new AbortController()
  const rejects = createRejectFile(folder.path, file)
  const done = await importLog(
    {
      job: `test ${file} ${run.cutAt ?? 'end'}`,
      items: groupIncidents(log.value.items),
      cutAt: run.cutAt ?? null,
      now: run.now ?? now,
      limit: run.limit ?? null,
      desk: defaultDesk('Service desk', 'UTC'),
    },
    {
      store,
      signal: stop.signal,
      reject: rejects.add,
      onBatch: (incidents) => {
        if (incidents >= (run.stopAfter ?? Infinity)) stop.abort()
      },
    },
  )
  if (!done.ok || done.value.kind !== 'was-finished') rejects.finish()
  if (!done.ok) throw new Error(logRefusalSentence(done.refusal))
  return done.value
}

function cutInstant(): Instant {
  const utc = zoneNamed('UTC')
  const at = utc && readCommandTime(logExcerptAt, utc)
  if (!at) throw new Error('The instant of the excerpt must be readable.')
  return at
}

/** Everything the excerpt's tickets are in the store, by id. */
async function storedTickets(ids: readonly string[]) {
  return Promise.all(ids.map((id) => store.readTicket(ticketId(id))))
}

const excerptIds = async (): Promise<readonly string[]> => {
  const log = await openLog(logExcerptFile, utcFileTime())
  if (!log.ok) throw new Error(logRefusalSentence(log.refusal))
  const ids = new Set<string>()
  for await (const item of log.value.items) if (item.kind === 'row') ids.add(item.row.number)
  return [...ids]
}

describe('importing a log', () => {
  it('[IMP6] a run that was stopped carries on behind its last batch and ends as an unbroken one', async () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      logLine({ number: `INC${String(index + 1).padStart(7, '0')}` }),
    )
    const file = writeLog(folder.path, many)
    const first = await importFile({ file, stopAfter: 500 })
    expect(first).toMatchObject({ kind: 'stopped', written: 500 })
    expect(await store.countTickets()).toBe(500)
    const second = await importFile({ file })
    expect(second).toMatchObject({ kind: 'finished', written: 400, unchanged: 0 })
    expect(second.tally).toMatchObject({ tickets: 900, rows: 900 })
    expect(await store.countTickets()).toBe(900)
  })

  it('[IMP6] a run killed between a batch and its progress leaves alone what agents did since', async () => {
    const file = writeLog(folder.path, [
      logLine(),
      logLine({ number: 'INC0000046' }),
      logLine({ number: 'INC0000047' }),
    ])
    await importFile({ file, limit: 2 })
    const worked = await acknowledgedBySomebody('INC0000045')
    await store.writeProgress(
      `test ${file} end`,
      JSON.stringify({ incidents: 1, shiftMs: 0, finished: null }),
    )
    const again = await importFile({ file })
    expect(again).toMatchObject({ kind: 'finished', written: 1, unchanged: 1 })
    expect(await store.readTicket(worked.id)).toEqual(worked)
  })

  it('[IMP7] a second run changes nothing, not even what agents changed', async () => {
    const first = await importFile()
    expect(first).toMatchObject({ kind: 'finished', written: 200, unchanged: 0 })
    const ids = await excerptIds()
    const worked = await notedBySomebody(ids[0] ?? '')
    const before = await storedTickets(ids)
    const second = await importFile()
    expect(second).toMatchObject({ kind: 'was-finished', written: 0, unchanged: 0, tally: first.tally })
    expect(await storedTickets(ids)).toEqual(before)
    expect(await store.readTicket(worked.id)).toEqual(worked)
  })

  it('[IMP5] cut at an instant and shifted, the desk stands now as it stood then', async () => {
    const cutAt = cutInstant()
    const { tally } = await importFile({ cutAt })
    expect(tally.tickets).toBe(logExcerptFigures.tickets)
    expect(tally.ticketsClosed).toBe(0)
    const tickets = await storedTickets(await excerptIds())
    const counts: Partial<Record<Priority, number>> = {}
    for (const ticket of tickets) {
      if (!ticket) throw new Error('Every incident of the excerpt is in the store.')
      expect(isDone(ticket.status)).toBe(false)
      expect(Math.max(...ticket.history.map((event) => event.at))).toBeLessThanOrEqual(now)
      counts[ticket.priority] = (counts[ticket.priority] ?? 0) + 1
    }
    const { P1, P2, P3, P4 } = logExcerptFigures
    expect(counts).toEqual({ P1, P2, P3, P4 })
  })

  it('[IMP7] the same cut later in the day does not shift the desk again', async () => {
    const cutAt = cutInstant()
    await importFile({ cutAt, limit: 50 })
    const ids = (await excerptIds()).slice(0, 50)
    const before = await storedTickets(ids)
    const later = await importFile({ cutAt, now: instant(now + 3_600_000) })
    expect(later).toMatchObject({ kind: 'finished', written: 150 })
    expect(await storedTickets(ids)).toEqual(before)
  })

  it('[IMP8] bad rows go to a file with line number and reason, and a clean run leaves none behind', async () => {
    const bad = writeLog(folder.path, [
      logLine(),
      logLine({ opened_at: 'soon' }),
      logLine({ number: 'INC0000046' }),
    ])
    const { tally } = await importFile({ file: bad })
    expect(tally).toMatchObject({ tickets: 2, rows: 2, rejected: 1 })
    const rejects = join(folder.path, 'rejects', 'log-rejects.csv')
    const [header, row] = readFileSync(rejects, 'utf8').split('\n')
    expect(header).toBe('line,reason,row')
    expect(row).toMatch(/^3,"opened_at is ""soon"", not a date .*","INC0000045,New,/)
    expect(await importFile({ file: bad })).toMatchObject({ kind: 'was-finished' })
    expect(existsSync(rejects)).toBe(true)
    await importFile({ file: writeLog(folder.path, [logLine()]) })
    expect(existsSync(rejects)).toBe(false)
  })

  it('[IMP11] a store without a desk gets one, a desk that is there stays', async () => {
    await importFile({ limit: 1 })
    expect((await store.readDesk())?.name).toBe('Service desk')
    await store.writeDesk(defaultDesk('Our desk', 'Europe/Helsinki'))
    await importFile({ limit: 2 })
    expect((await store.readDesk())?.name).toBe('Our desk')
  })

  it('[IMP12] the excerpt gives its rows and every kind of event', async () => {
    const { tally } = await importFile()
    expect(tally).toMatchObject({
      tickets: 200,
      rows: logExcerptFigures.rows,
      rejected: 0,
      ticketsClosed: 200,
    })
    for (const count of [
      tally.pausedOnCustomer,
      tally.moved,
      tally.reassigned,
      tally.reopened,
      tally.touched,
    ]) {
      expect(count).toBeGreaterThan(0)
    }
  })

  it('[IMP12] rows in the form of the published log, its irregular ones among them, give the figures they were written with', async () => {
    const { lines, figures } = irregularLog(50)
    const { tally } = await importFile({ file: writeLog(folder.path, lines) })
    const none = Object.fromEntries(Object.keys(tally).map((kind) => [kind, 0]))
    expect(tally).toEqual({ ...none, ...figures })
    expect(await store.countTickets()).toBe(650)
  })
})

const agent = { id: personId('jonas-berg'), name: 'Jonas Berg' }

async function acknowledgedBySomebody(id: string) {
  return changed(id, (ticket) => acknowledge.apply(ticket, {}, { actor: agent, at: now, receivedAt: now }))
}

async function notedBySomebody(id: string) {
  const args = { messageId: messageId('note-1'), body: 'Seen.' }
  return changed(id, (ticket) => note.apply(ticket, args, { actor: agent, at: now, receivedAt: now }))
}

async function changed(
  id: string,
  work: (ticket: NonNullable<Awaited<ReturnType<Store['readTicket']>>>) => ReturnType<typeof note.apply>,
) {
  const ticket = await store.readTicket(ticketId(id))
  if (!ticket) throw new Error(`${id} is not in the store.`)
  const decided = work(ticket)
  if (!decided.ok || !decided.value.changed) throw new Error(`Nothing was changed in ${id}.`)
  await store.writeTickets([{ ticket: decided.value.ticket, messages: [] }], [])
  return decided.value.ticket
}
