import { expect, it } from 'vitest'
import { anAlertsPort } from '#kit/anAlertsPort'
import { anAccount, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { createVirtualTimers } from '#kit/virtualTimers'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { followWakes } from './followWakes'

const now = at('2026-03-02T09:00Z')

function aConsole() {
  const data = createPaperDesk({
    account: anAccount('Jonas Berg'),
    desk: defaultDesk('Desk', 'UTC'),
    queues: [],
    people: [],
    tickets: [],
    now: () => now,
  })
  const alerts = anAlertsPort()
  const plans: number[] = []
  const asked: number[] = []
  let wake = () => {}
  const port = {
    alerts: alerts.port,
    replaceAlertPlan: async () => void plans.push(1),
    on: (_name: string, listener: () => void) => {
      wake = listener
      return () => undefined
    },
  }
  const timers = createVirtualTimers()
  const page = new EventTarget()
  followWakes({ ...data, reconnect: () => void asked.push(1) }, port, page, timers)
  const settle = () => new Promise((done) => setTimeout(done))
  return { data, alerts, plans, timers, settle, asked, page, wake: () => wake() }
}

it('[ALR62] after a waking the console says that it has caught up once it is live again, with its plan', async () => {
  const console = aConsole()
  console.wake()
  console.timers.advance(10_000)
  expect(console.alerts.asked).toEqual([])
  console.data.connect({ kind: 'connecting' }, now)
  console.data.connect({ kind: 'live' }, now)
  expect(console.alerts.asked).toEqual([])
  console.timers.advance(2_000)
  await console.settle()
  expect([console.plans.length, console.alerts.asked]).toEqual([1, ['caught up']])
  console.data.connect({ kind: 'connecting' }, now)
  console.data.connect({ kind: 'live' }, now)
  console.timers.advance(10_000)
  expect(console.alerts.asked).toHaveLength(1)
})

it('[ALR60] a network that is back connects anew at once', () => {
  const console = aConsole()
  console.page.dispatchEvent(new Event('online'))
  expect(console.asked).toHaveLength(1)
})

it('[ALR62] one that stays offline says nothing: the desktop waits no longer than its time', () => {
  const console = aConsole()
  console.wake()
  console.data.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  console.timers.advance(60_000)
  expect(console.alerts.asked).toEqual([])
})
