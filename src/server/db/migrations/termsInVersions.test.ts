import { afterEach, beforeEach, expect, it } from 'vitest'
import { aTicket, at } from '#kit/builders'
import { temporaryFolder } from '#kit/storeFolder'
import { deskSchema } from '#shared/domain/desk'
import { scopeSchema } from '#shared/domain/scope'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import { seq } from '#shared/protocol/rows'
import { openDatabase } from '../openDatabase'
import { termsInVersions } from './termsInVersions'

const promise = (minutes: number, days: number) => ({
  acknowledgement: { unit: 'open-minutes', value: minutes },
  firstResponse: { unit: 'wall-minutes', value: minutes * 2 },
  nextResponse: null,
  update: null,
  resolution: { unit: 'business-days', value: days },
})
const day = [['08:00', '16:00']]
/** A desk as the release before kept it. */
const olderDesk = {
  id: 'desk',
  name: 'Service desk',
  calendar: {
    id: 'default',
    version: 1,
    name: 'Office hours',
    timezone: 'UTC',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
    overrides: {},
    breaks: {},
  },
  agreement: {
    id: 'default',
    version: 1,
    name: 'Default targets',
    targets: { P1: promise(5, 1), P2: promise(15, 1), P3: promise(60, 3), P4: promise(240, 5) },
    pauses: {
      acknowledgement: [],
      firstResponse: [],
      nextResponse: [],
      update: [],
      resolution: ['waiting-customer'],
    },
    warnAtPercent: [50, 75, 90, 100],
  },
}

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('t-minus-migration')
})
afterEach(() => folder.remove())

it('[SRV80] a desk of the release before keeps its hours and its promises', async () => {
  const opened = await openDatabase(folder.path)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const { db } = opened.value
  const body = JSON.stringify(olderDesk)
  const row = {
    kind: 'desk' as const,
    id: 'desk',
    scope: scopeSchema.parse('org'),
    v: seq(1),
    ticket_id: null,
    body,
  }
  await db.insertInto('entity').values(row).execute()
  await termsInVersions.up(db)
  const stored = await db
    .selectFrom('entity')
    .select('body')
    .where('kind', '=', 'desk')
    .executeTakeFirstOrThrow()
  await db.destroy()

  const desk = deskSchema.parse(JSON.parse(stored.body))
  const terms = compileTerms(desk, at('2026-03-02T09:00Z'))
  if (!terms.ok) throw new Error(terms.refusal.kind)
  const dues = evaluateTicket(aTicket().build(), terms.value).map((clock) =>
    clock.state === 'running' ? new Date(clock.dueAt).toISOString() : clock.state,
  )
  expect(dues).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z', '2026-03-05T09:00:00.000Z'])
})
