import { afterEach, expect, test, vi } from 'vitest'
import { at } from '#kit/builders'
import { calendarSpec, daily } from '#kit/calendarBuilders'
import { DAY_MS, HOUR_MS, plusMs } from '../instant'

const machineZones = ['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe'] as const
const todays = ['2026-01-15T00:30:00Z', '2026-07-15T23:30:00Z'] as const
const machines = machineZones.flatMap((zone) => todays.map((today) => ({ zone, today })))

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

const deskZones = ['Europe/Paris', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia'] as const
/** Both ends lie in a gap or in a repeated hour of some of these zones. */
const spec = (timezone: string) =>
  calendarSpec({
    timezone,
    weekly: daily(['00:15', '02:15'], ['02:30', '17:00']),
    holidays: [{ date: '2020-10-26', name: 'Rest' }],
  })

/** Everything a calendar can be asked, over a change of clocks in each zone. */
async function answers(): Promise<string> {
  // Whatever the modules remember of a zone must be asked for again.
  vi.resetModules()
  const { compileCalendar } = await import('./calendar')
  const { addBusinessDays } = await import('./businessDays')
  const from = at('2020-10-20T00:00Z')
  const all = deskZones.map((timezone) => {
    const compiled = compileCalendar(spec(timezone))
    if (!compiled.ok) throw new Error(timezone)
    const calendar = compiled.value
    const asked = Array.from({ length: 200 }, (_, index) => {
      const moment = plusMs(from, index * 5 * HOUR_MS + index)
      return [
        calendar.addOpen(moment, 11 * HOUR_MS),
        calendar.addOpen(moment, -11 * HOUR_MS),
        calendar.openBetween(moment, plusMs(moment, 30 * HOUR_MS)),
        addBusinessDays(calendar, moment, 2, 'time-of-day'),
        addBusinessDays(calendar, moment, 2, 'close'),
      ]
    })
    return [asked, calendar.stretchesBetween(from, plusMs(from, 60 * DAY_MS)), calendar.hash]
  })
  return JSON.stringify(all)
}

test('[CAL24] a calendar answers alike whatever zone and date the computer has', async () => {
  const reference = await answers()
  const offsets = new Set<number>()
  for (const { zone, today } of machines) {
    vi.stubEnv('TZ', zone)
    vi.useFakeTimers({ now: new Date(today), toFake: ['Date'] })
    offsets.add(new Date().getTimezoneOffset())
    expect(await answers(), `${zone} on ${today}`).toBe(reference)
    vi.useRealTimers()
  }
  // The computer did move: each of these zones has its own offset, and two change it between the dates.
  expect(offsets.size).toBe(6)
})
