import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { at } from '#kit/builders'
import { silentLog } from '../boot/log'
import { createAlertJournal } from './alertJournal'
import { nothingHeld } from './heldAlerts'

const noon = at('2026-03-02T12:00Z')
const newFolder = () => mkdtempSync(join(tmpdir(), 'tminus-journal-'))

it('[ALR67] plan and raised ids are read back as they were, by their owner only', async () => {
  const folder = newFolder()
  const alert = aPlannedAlert(noon)
  const plan = aPlan(noon, [alert])
  const journal = createAlertJournal(folder, silentLog)
  await journal.savePlan(plan)
  journal.saveRaised(new Map([['a', noon]]))
  journal.saveHeld({ alerts: [alert], snoozes: [] })
  const read = createAlertJournal(folder, silentLog).load()
  expect(read).toEqual({ plan, raised: new Map([['a', noon]]), held: { alerts: [alert], snoozes: [] } })
  const { mode } = statSync(join(folder, 'alert-plan.json'))
  expect(process.platform === 'win32' ? 0 : mode & 0o077).toBe(0)
  expect(readdirSync(folder).toSorted()).toEqual([
    'alert-plan.json',
    'alerts-held.json',
    'alerts-raised.json',
  ])
})

it('[ALR67] of plans saved at once the last one stays', async () => {
  const folder = newFolder()
  const journal = createAlertJournal(folder, silentLog)
  const plans = [1, 2, 3].map((minute) => aPlan(noon + minute, [aPlannedAlert(noon)]))
  await Promise.all(plans.map((plan) => journal.savePlan(plan)))
  expect(journal.load().plan?.madeAt).toBe(noon + 3)
})

it('[ALR67] a damaged file is set aside, and the desktop starts without it', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'alert-plan.json'), '{"plan": {"madeAt": 1')
  writeFileSync(join(folder, 'alerts-raised.json'), '{"raised": [["a", "yesterday"]]}')
  expect(createAlertJournal(folder, silentLog).load()).toEqual({
    plan: null,
    raised: new Map(),
    held: nothingHeld,
  })
  expect(readFileSync(join(folder, 'alert-plan.json.damaged'), 'utf8')).toContain('madeAt')
  expect(readdirSync(folder)).toContain('alerts-raised.json.damaged')
})
