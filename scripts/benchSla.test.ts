import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/calendar'
import { mustAgreeOnHours, mustAgreeOnTickets } from '../bench/sla/agreeing'
import { benchAgreement, benchCalendar, drawInstants, drawTickets, EVENTS } from '../bench/sla/inputs'
import { benchTerms, horizons } from '../bench/sla/measure'
import { writeBetween } from '../bench/sla/report'
import { walkHours } from '../bench/sla/walkHours'

const SEED = 7

test('[BEN1] the walk that the engine is raced against gives the same due instants and the same clocks', () => {
  const calendar = compileCalendar(benchCalendar)
  if (!calendar.ok) throw new Error(JSON.stringify(calendar.refusal))
  const hours = walkHours(benchCalendar)
  const lengths = horizons.map(({ openMs }) => openMs)
  mustAgreeOnHours(drawInstants(20, SEED), lengths, calendar.value, hours)
  const tickets = drawTickets(100, SEED)
  expect(tickets.every(({ history }) => history.length === EVENTS)).toBe(true)
  mustAgreeOnTickets(tickets, benchTerms(), benchAgreement, hours)
})

test('[BEN1] a walk that differs stops the run', () => {
  const hours = walkHours(benchCalendar)
  const hasty = { ...hours, addOpen: (from: number, openMs: number) => from + openMs }
  const race = () => mustAgreeOnTickets(drawTickets(5, SEED), benchTerms(), benchAgreement, hasty)
  expect(race).toThrow('Engine and walk differ.')
})

test('[BEN2] measured figures replace those between their markers and nothing else', () => {
  const file = join(mkdtempSync(join(tmpdir(), 't-minus-bench-')), 'BENCHMARKS.md')
  writeFileSync(file, '# Benchmarks\n\nBefore.\n')
  writeBetween(file, 'bench:sla', 'One.')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nAfter.\n`)
  writeBetween(file, 'bench:sla', 'Two.')
  expect(readFileSync(file, 'utf8')).toBe(
    '# Benchmarks\n\nBefore.\n\n<!-- bench:sla begin -->\nTwo.\n<!-- bench:sla end -->\n\nAfter.\n',
  )
})
