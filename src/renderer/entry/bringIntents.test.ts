import { expect, it } from 'vitest'
import { anAlertsPort } from '#kit/anAlertsPort'
import { anAccount, aPerson, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import type { AlertIntent } from '#shared/domain/alertIntent'
import { ticketId } from '#shared/domain/ids'
import { MINUTE_MS, plusMs } from '#shared/domain/instant'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import { bringIntents } from './bringIntents'

const now = at('2026-03-02T09:00Z')
const intent = (ticket: string): AlertIntent => ({
  kind: 'acknowledge',
  id: `i-${ticket}`,
  ticketId: ticketId(ticket),
  at: now,
})

function aConsole(intents: readonly AlertIntent[]) {
  const data = createPaperDesk({
    account: anAccount('Jonas Berg'),
    desk: defaultDesk('Desk', 'UTC'),
    queues: [],
    people: [aPerson('Jonas Berg')],
    tickets: [aTicket().id('A').openedAt(now).build()],
    now: () => now,
  })
  data.connect({ kind: 'offline', since: now, nextTryAt: null }, now)
  const alerts = anAlertsPort({}, intents)
  let ask = () => {}
  const port = {
    alerts: alerts.port,
    on: (_name: string, listener: () => void) => {
      ask = listener
      return () => undefined
    },
  }
  const said: string[] = []
  const start = (desk = data) => bringIntents(desk, port, (sentence) => said.push(sentence))
  const settle = () => new Promise((done) => setTimeout(done))
  return { data, alerts, said, start, settle, ask: () => ask() }
}

it('[ALR112] what was pressed goes into the outbox when the desk opens, and is settled then', async () => {
  const console = aConsole([intent('A')])
  console.start()
  await console.settle()
  expect(console.data.sync.get().waiting.map(({ name, ticketId: ticket }) => `${name} ${ticket}`)).toEqual([
    'acknowledge A',
  ])
  expect(console.alerts.settled).toEqual(['i-A'])
  console.ask()
  await console.settle()
  expect(console.data.sync.get().waiting).toHaveLength(1)
})

it('[ALR118] a snooze goes into the outbox too, and one that is over is settled without a word', async () => {
  const until = plusMs(now, 10 * MINUTE_MS)
  const snooze: AlertIntent = { kind: 'snooze', id: 's', ticketId: ticketId('A'), at: now, until }
  const console = aConsole([snooze, { ...snooze, id: 'late', until: now }])
  console.start()
  await console.settle()
  expect(console.data.sync.get().waiting.map(({ name, args }) => [name, args])).toEqual([
    ['snooze', { until, reason: null }],
  ])
  expect([console.alerts.settled, console.said]).toEqual([['s', 'late'], []])
})

it('[ALR112] what can never be done is said and settled; what the disk refuses stays for later', async () => {
  const gone = aConsole([intent('B')])
  gone.start()
  await gone.settle()
  expect(gone.said[0]).toMatch(/^B was not acknowledged\. /)
  expect(gone.alerts.settled).toEqual(['i-B'])
  const full = aConsole([intent('A')])
  full.start({ ...full.data, dispatch: async () => ({ ok: false, refusal: { kind: 'not-saved' } }) })
  await full.settle()
  expect([full.said, full.alerts.settled]).toEqual([[], []])
})
