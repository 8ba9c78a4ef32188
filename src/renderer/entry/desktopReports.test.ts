import { describe, expect, it } from 'vitest'
import { anAlertsPort } from '#kit/anAlertsPort'
import { anAccount, aPerson, aTicket, at } from '#kit/builders'
import { createPaperDesk } from '#kit/paperDesk'
import { type Instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { defaultDesk } from '#shared/domain/sla/defaultDesk'
import type { Ticket } from '#shared/domain/ticket'
import type { Ticker } from '../clock/ticker'
import type { DeskPort, WorstClock } from '../platform/desk'
import { reportToDesktop } from './desktopReports'

const opened = at('2026-03-02T09:00Z')
const p1 = aTicket().priority('P1').openedAt(opened)

function reporting(tickets: readonly Ticket[]) {
  let now: Instant = opened
  const beats = new Set<() => void>()
  const told: WorstClock[] = []
  const plans: number[] = []
  const data = createPaperDesk({
    account: anAccount('Jonas Berg'),
    desk: defaultDesk('Desk', 'UTC'),
    queues: [],
    people: [],
    tickets,
    now: () => now,
  })
  const ticker: Ticker = {
    at: () => now,
    watch: (listener) => {
      beats.add(listener)
      return () => beats.delete(listener)
    },
    close: () => undefined,
  }
  const port: DeskPort = {
    kind: 'desktop',
    appInfo: async () => ({ version: '0', platform: 'test', serverUrl: '' }),
    loadToken: async () => null,
    saveToken: async () => true,
    takeToken: async () => undefined,
    clearToken: async () => undefined,
    replaceAlertPlan: async (plan) => void plans.push(plan.alerts.length),
    alertReach: () => 'shown',
    askForAlerts: async () => 'shown',
    alerts: anAlertsPort().port,
    showWorstClock: async (worst) => void told.push(worst),
    openWallboard: async () => undefined,
    leaveFullScreen: async () => undefined,
    openTicketWindow: async () => undefined,
    keepPages: () => undefined,
    keepStored: () => undefined,
    shell: null,
    on: () => () => undefined,
  }
  const stop = reportToDesktop(data, ticker, port)
  const beatAfter = (ms: number) => {
    now = plusMs(now, ms)
    for (const beat of beats) beat()
  }
  return { data, told, plans, beatAfter, stop, beats }
}

describe('what the desktop is told', () => {
  it('[BRD15] the worst clock is of a ticket that is mine or nobody’s, never of a colleague’s', () => {
    const hers = p1.id('hers').openedAt(plusMs(opened, -MINUTE_MS)).ownedBy(aPerson('Mira Laine')).build()
    const { told } = reporting([hers, p1.id('free').build()])
    expect(told.at(-1)?.worst).toEqual({
      ticketId: 'free',
      metric: 'acknowledgement',
      dueAt: plusMs(opened, 5 * MINUTE_MS),
      isAcknowledged: false,
    })
  })

  it('[DSK120] the tray is told which tickets somebody has acknowledged', () => {
    const taken = p1.id('taken').acknowledgedAt(plusMs(opened, 1_000)).build()
    const { worst, next } = reporting([taken, p1.id('free').build()]).told.at(-1) ?? {}
    expect([worst, ...(next ?? [])].map((clock) => [clock?.ticketId, clock?.isAcknowledged])).toEqual([
      ['free', false],
      ['taken', true],
    ])
  })

  it('[BRD15] it is told again when a clock breaches or the server is lost, and not on every beat', () => {
    const { told, beatAfter, data } = reporting([p1.build()])
    beatAfter(1_000)
    beatAfter(1_000)
    expect(told).toHaveLength(1)
    beatAfter(5 * MINUTE_MS)
    expect(told.at(-1)).toMatchObject({ breached: 1, isOffline: false })
    data.connect({ kind: 'offline', since: opened, nextTryAt: null }, opened)
    expect(told.at(-1)?.isOffline).toBe(true)
    expect(told).toHaveLength(3)
  })

  it('[BRD15] the whole plan of warnings goes over at once and whenever it is another one', async () => {
    const { plans, data } = reporting([p1.build()])
    await data.whole()
    expect(plans).toHaveLength(1)
    expect(plans[0]).toBeGreaterThan(0)
    data.put(p1.id('second').build())
    expect(plans).toHaveLength(2)
  })

  it('[BRD15] nothing is told after the end', () => {
    const { told, stop, beats, data } = reporting([p1.build()])
    stop()
    data.put(p1.id('second').build())
    expect(beats.size).toBe(0)
    expect(told).toHaveLength(1)
  })
})
