import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { logHeader, logLine } from '#kit/logLines'
import { judgeLog } from '../test/vectors/golden/judgeLog'
import { runVectorFiles } from '../test/vectors/runFiles'

const folder = mkdtempSync(join(tmpdir(), 't-minus-vectors-'))
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function run(...vectors: readonly unknown[]) {
  const lines: string[] = []
  const path = written('vectors.json', JSON.stringify(vectors))
  const streams = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
  const exitCode = runVectorFiles([path], streams)
  return { exitCode, lines, last: lines.at(-1) }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']
const office = {
  timezone: 'UTC',
  weekly: Object.fromEntries(weekdays.map((day) => [day, [['09:00', '17:00']]])),
}
const add = { id: 'add', kind: 'add', calendar: office, start: '2026-03-02T09:00:00Z', minutes: 90 }
const addRight = { ...add, expect_end: '2026-03-02T10:30:00Z' }

/** Asked at 09:00, answered at 10:00, asked again at 11:00, answered at 11:20; resolved within four hours. */
const story = {
  id: 'story',
  kind: 'ticket',
  calendar: office,
  targets_minutes: { first_response: 30, resolution: 240 },
  paused_statuses: ['pending'],
  resolved_statuses: ['solved'],
  semantics: { pause_applies_to: ['resolution'], reopen: 'exclude_closed_time' },
  events: [
    { at: '2026-03-02T09:00:00Z', type: 'created', by: 'customer' },
    { at: '2026-03-02T10:00:00Z', type: 'agent_reply' },
    { at: '2026-03-02T10:00:00Z', type: 'status', status: 'pending' },
    { at: '2026-03-02T11:00:00Z', type: 'status', status: 'open' },
    { at: '2026-03-02T12:00:00Z', type: 'internal_note' },
  ],
  as_of: '2026-03-02T12:00:20Z',
  expect: {
    first_response: { state: 'missed', elapsedBusinessMinutes: 60, diffMinutes: -30, dueAt: null },
    resolution: {
      state: 'running',
      dueAt: '2026-03-02T14:00:00Z',
      elapsedBusinessMinutes: 120,
      elapsedBusinessSeconds: 7_220,
      pausedBusinessSeconds: 3_600,
    },
  },
}
const expecting = (expect_: unknown, changes: object = {}) => ({ ...story, ...changes, expect: expect_ })

describe('vectors', () => {
  test('[VEC1] every vector is run by the engines and what differs is named', () => {
    expect(run(addRight, story)).toMatchObject({ exitCode: 0, last: '2 passed, 0 failed, 0 skipped' })
    const wrong = run(
      { ...add, expect_end: '2026-03-02T10:31:00Z' },
      expecting({ resolution: { state: 'met', dueAt: '2026-03-02T14:01:00Z' } }),
    )
    expect(wrong.exitCode).toBe(1)
    expect(wrong.lines).toEqual([
      'FAILED add expect_end: expected 2026-03-02T10:31:00Z, got 2026-03-02T10:30:00Z',
      'FAILED story resolution state: expected met, got running',
      'FAILED story resolution dueAt: expected 2026-03-02T14:01:00Z, got 2026-03-02T14:00:00Z',
      '0 passed, 2 failed, 0 skipped',
    ])
  })

  test('[VEC1] pauses, directions and closed hours are those of the calendar', () => {
    const pauses = [['2026-03-02T09:30:00Z', '2026-03-02T10:00:00Z']]
    const vectors = [
      { ...add, pauses, expect_end: '2026-03-02T11:00:00Z' },
      { ...add, start: '2026-03-02T11:00:00Z', seconds: -5_400, pauses, expect_end: '2026-03-02T09:00:00Z' },
      {
        id: 'between',
        kind: 'between',
        calendar: office,
        from: add.start,
        to: '2026-03-02T11:00:00Z',
        pauses,
        expect_minutes: 90,
      },
      {
        id: 'next',
        kind: 'next_open',
        calendar: office,
        at: '2026-03-02T17:00:00Z',
        expect: '2026-03-03T09:00:00Z',
      },
      {
        id: 'prev',
        kind: 'prev_open',
        calendar: office,
        at: '2026-03-02T18:00:00Z',
        expect: '2026-03-02T17:00:00Z',
      },
      {
        id: 'local',
        kind: 'resolve_local',
        timezone: 'Europe/Berlin',
        local: '2026-03-29T02:30:00',
        expect_instant: '2026-03-29T01:30:00Z',
      },
      { ...add, calendar: { ...office, weekly: {} }, expect_end: null },
    ]
    expect(run(...vectors)).toMatchObject({ exitCode: 0, last: '7 passed, 0 failed, 0 skipped' })
  })

  test('[VEC2] kinds without an engine are skipped and listed', () => {
    const rotation = { id: 'a', kind: 'rotation.shift' }
    expect(run(rotation, rotation, addRight).lines).toEqual([
      'skipped rotation.shift: 2',
      '1 passed, 0 failed, 2 skipped',
    ])
    expect(run(rotation).exitCode).toBe(0)
  })

  test('[VEC3] what cannot be read is said in a sentence and the rest is run', () => {
    const broken = run({ ...addRight, start: 'Monday' }, { kind: 'add' }, addRight)
    expect(broken.exitCode).toBe(2)
    expect(broken.lines[0]).toContain('add cannot be run: start: not an instant')
    expect(broken.lines[1]).toContain('Entry 1 is not a vector: id')
    expect(broken.last).toBe('1 passed, 2 failed, 0 skipped')
    const said: string[] = []
    const streams = { out: () => {}, error: (line: string) => said.push(line) }
    expect(runVectorFiles([join(folder, 'none.json')], streams)).toBe(2)
    expect(runVectorFiles([written('half.json', '[{')], streams)).toBe(2)
    expect(runVectorFiles([written('text.json', '"vectors"')], streams)).toBe(2)
    expect(said[0]).toContain('cannot be read')
    expect(said[1]).toContain('is not JSON')
    expect(said[2]).toContain('holds no list of vectors')
  })

  test('[VEC4] what the engine does not know never passes unseen', () => {
    expect(run(expecting({ requester_wait: { state: 'running' } }))).toMatchObject({ exitCode: 1 })
    expect(run(expecting({ resolution: { mood: 'good' } }))).toMatchObject({ exitCode: 2 })
    const teleported = { ...story, events: [...story.events, { at: story.as_of, type: 'teleported' }] }
    expect(run(teleported).lines[0]).toContain('"teleported" has no meaning here')
    const asked = run({ ...story, semantics: { pause_applies_to: ['resolution'], reopen: 'sideways' } })
    expect(asked.lines[0]).toBe('NOTE story: reopen sideways is no option here; run by the default.')
  })

  test('[VEC5] a tolerance is honoured, of the vector or of the metric', () => {
    const late = { ...add, expect_end: '2026-03-02T10:31:00Z' }
    expect(run({ ...late, tolerance: 59 }).exitCode).toBe(1)
    expect(run({ ...late, tolerance: 60 }).exitCode).toBe(0)
    expect(run({ ...late, tolerance: '1 min' }).exitCode).toBe(0)
    const near = { elapsedBusinessMinutes: 122, tolerance: 2 }
    expect(run(expecting({ resolution: near })).exitCode).toBe(0)
    expect(run(expecting({ resolution: { ...near, tolerance: 1 } })).exitCode).toBe(1)
  })

  test('[VEC6] a change of targets or of the calendar, and none at all, are told to the engine', () => {
    const change = (at: string, changes: object) => ({
      ...story,
      events: [...story.events, { at, type: 'priority', priority: 'high', ...changes }],
    })
    const shorter = change('2026-03-02T12:00:00Z', { targets_minutes: { resolution: 150 } })
    expect(run({ ...shorter, expect: { resolution: { dueAt: '2026-03-02T12:30:00Z' } } }).exitCode).toBe(0)
    const gone = change('2026-03-02T12:00:00Z', { targets_minutes: null })
    expect(run({ ...gone, expect: { resolution: { state: 'cancelled', dueAt: null } } }).exitCode).toBe(0)
    const never = expecting({ resolution: { state: 'none' } }, { targets_minutes: null })
    expect(run(never).exitCode).toBe(0)
    const weekly = Object.fromEntries(weekdays.map((day) => [day, [['09:00', '13:00']]]))
    const sooner = change('2026-03-02T12:00:00Z', { calendar: { timezone: 'UTC', weekly } })
    expect(run({ ...sooner, expect: { resolution: { dueAt: '2026-03-03T10:00:00Z' } } }).exitCode).toBe(0)
  })
})

/** Facts of other help desks' own suites; they lie beside the project on its makers' machines and nowhere else. */
const peersFile = fileURLToPath(new URL('../../shared/vectors/sla.json', import.meta.url))

test('[SLA30] the facts of other help desks’ own suites come out the same here', () => {
  if (!existsSync(peersFile)) {
    process.stdout.write('The peers’ vectors are not on this machine, so this test had nothing to check.\n')
    return
  }
  const lines: string[] = []
  const streams = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
  expect({ exitCode: runVectorFiles([peersFile], streams), lines }).toEqual({
    exitCode: 0,
    lines: [expect.stringMatching(/^\d+ passed, 0 failed, 0 skipped$/)],
  })
})

describe('golden', () => {
  async function judge(text: string) {
    const lines: string[] = []
    const streams = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
    return { exitCode: await judgeLog([written('log.csv', text)], streams), lines }
  }

  test('[VEC7] a real log is judged anew and compared with its own verdicts', async () => {
    const incident = (number: string, priority: string, closed_at: string, made_sla: 'true' | 'false') =>
      logLine({
        number,
        priority,
        opened_at: '7/3/2016 14:00',
        closed_at,
        made_sla,
        incident_state: 'Closed',
      })
    const log = [
      logHeader,
      incident('INC0000001', '1 - Critical', '7/3/2016 22:00', 'true'),
      incident('INC0000002', '1 - Critical', '7/3/2016 22:01', 'true'),
      // Six days of nine open hours and eight more: 62 h to the minute.
      incident('INC0000003', '3 - Moderate', '15/3/2016 22:00', 'true'),
      incident('INC0000004', '3 - Moderate', '15/3/2016 22:01', 'false'),
      incident('INC0000005', '4 - Low', '28/3/2016 13:59', 'false'),
      incident('INC0000006', '4 - Low', '?', 'true'),
    ]
    expect(await judge(log.join('\n'))).toEqual({
      exitCode: 0,
      lines: [
        'P1: 1 of 2 agree (50.000 %)',
        'P3: 2 of 2 agree (100.000 %)',
        'P4: 1 of 1 agree (100.000 %)',
        '1 incidents have no verdict, no closing or a date that cannot be read.',
        '4 of 5 agree',
      ],
    })
    expect(await judge('number,state\n1,2')).toMatchObject({ exitCode: 2 })
  })
})
