import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { runTicketVector, ticketVectorSchema } from '#kit/peerTickets'
import { calendarVectorSchema, runCalendarVector } from '#kit/peerVectors'

/** Facts of other help desks' own suites; they lie beside the project on its makers' machines and nowhere else. */
const file = fileURLToPath(new URL('../../../../../shared/vectors/sla.json', import.meta.url))
const namedSchema = z.array(z.looseObject({ id: z.string(), kind: z.string() }))
const vectors = existsSync(file) ? namedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

test('[SLA30] the facts of other help desks’ own suites come out the same here', () => {
  if (vectors.length === 0) {
    say('The peers’ vectors are not on this machine, so this test had nothing to check.')
    return
  }
  const failures: unknown[] = []
  const figures = new Map<string, { passed: number; failed: number; skipped: number }>()
  const count = (kind: string, what: 'passed' | 'failed' | 'skipped') => {
    const figure = figures.get(kind) ?? { passed: 0, failed: 0, skipped: 0 }
    figure[what] += 1
    figures.set(kind, figure)
  }
  for (const vector of vectors) {
    const results =
      vector.kind === 'ticket'
        ? runTicketVector(ticketVectorSchema.parse(vector))
        : [runCalendarVector(calendarVectorSchema.parse(vector))]
    const wrong = results.filter(({ expected, got }) => !isSame(expected, got))
    for (const { expected, got } of wrong) failures.push({ id: vector.id, expected, got })
    count(vector.kind, results.length === 0 ? 'skipped' : wrong.length === 0 ? 'passed' : 'failed')
  }
  for (const [kind, { passed, failed, skipped }] of figures) {
    say(`${kind}: ${passed} passed, ${failed} failed, ${skipped} skipped for metrics not reckoned yet`)
  }
  expect(failures).toEqual([])
})

const isSame = (expected: unknown, got: unknown): boolean => {
  try {
    expect(got).toEqual(expected)
    return true
  } catch {
    return false
  }
}
