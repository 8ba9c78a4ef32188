import { passesSilence } from '#shared/domain/alertChoices'
import { levelKey } from '#shared/domain/alertLevel'
import { type AlertStage, gravestStage, stageOf } from '#shared/domain/alertStage'
import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { type AlertWords, alertWords, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { broughtForward, highestPerClock, passedUntil, stillTrue } from '#shared/domain/passedAlerts'
import type { Preferences } from '#shared/domain/preferences'
import { quietUntil } from '#shared/domain/quietHours'
import { spokenWords } from '#shared/domain/spokenAlert'
import { zoneHere } from './zoneHere'

const LONGEST_TIMER_MS = 30_000
const MOST_AT_ONCE = 3

export interface TabAlerts {
  readonly replace: (plan: AlertPlan) => void
  readonly forget: () => void
}

function showNotice(page: Window & typeof globalThis, words: AlertWords, tag: string, onClick: () => void) {
  const note = new page.Notification(words.title, { body: words.body, tag })
  note.addEventListener('click', () => {
    page.focus()
    onClick()
    note.close()
  })
}

/** What a tab asks when a warning falls due. */
export interface TabAlertPorts {
  readonly preferences: () => Preferences
  readonly openTicket: (ticketId: TicketId) => void
  readonly hear: (heard: { readonly sound: AlertStage | null; readonly speech: string | null }) => void
}

/** Whether the person wants none now; what comes then is not told afterwards: a tab keeps nothing on disk (DSK33). */
function isKeptQuiet({ mutedUntil, quietHours }: Preferences, here: Instant): boolean {
  const isMuted = mutedUntil !== null && mutedUntil > here
  return isMuted || quietUntil(quietHours, here, zoneHere()) !== null
}

/** Raises warnings where that is permitted and wanted, each once; several at once as one. */
function createRaising(page: Window & typeof globalThis, ports: TabAlertPorts) {
  const raisedIds = new Set<string>()
  const raise = (words: AlertWords, tag: string, ticketId: TicketId | null) =>
    showNotice(page, words, tag, () => {
      if (ticketId !== null) ports.openTicket(ticketId)
    })
  const show = (alerts: readonly PlannedAlert[], now: Instant) => {
    if (!('Notification' in page) || page.Notification.permission !== 'granted') return
    if (alerts.length > MOST_AT_ONCE) return raise(digestWords(alerts, now), 'tminus-digest', null)
    for (const alert of alerts) {
      const tag = `${alert.ticketId}-${alert.metric}-${levelKey(alert.level)}`
      raise(alertWords(alert, now), tag, alert.ticketId)
    }
  }

  return (alerts: readonly PlannedAlert[], now: Instant): void => {
    if (alerts.length === 0) return
    const due = alerts.filter(({ id }) => !raisedIds.has(id))
    for (const { id } of due) raisedIds.add(id)
    const preferences = ports.preferences()
    const isQuiet = isKeptQuiet(preferences, instant(page.Date.now()))
    const told = highestPerClock(due).filter(
      (alert) => !isQuiet || passesSilence(preferences.alerts, stageOf(alert, now)),
    )
    if (told.length === 0) return
    const choiceOf = (alert: PlannedAlert) => preferences.alerts[stageOf(alert, now)]
    show(
      told.filter((alert) => choiceOf(alert).notification),
      now,
    )
    const loud = told.filter((alert) => choiceOf(alert).sound)
    const spoken = told.filter((alert) => choiceOf(alert).speech)
    const sound = preferences.alerts.playsOwnSounds && loud.length > 0
    ports.hear({
      sound: sound ? gravestStage(loud.map((alert) => stageOf(alert, now))) : null,
      speech: spoken.length > 0 ? spokenWords(spoken, now, MOST_AT_ONCE, 'now') : null,
    })
  }
}

/**
 * Warnings of a browser tab: they live as long as the tab does and only where permission was granted. The desktop
 * app keeps its plan on disk instead.
 */
export function createTabAlerts(page: Window & typeof globalThis, ports: TabAlertPorts): TabAlerts {
  let plan: AlertPlan | null = null
  /** Earliest first: what a beat costs does not grow with the warnings ahead. */
  let waiting: readonly PlannedAlert[] = []
  let timer = 0
  const raiseTogether = createRaising(page, ports)
  const serverNow = () => instant(page.Date.now() + (plan?.clockOffsetMs ?? 0))

  const beat = () => {
    const now = serverNow()
    const dueCount = waiting.findIndex(({ fireAt }) => fireAt > now)
    const due = dueCount === -1 ? waiting : waiting.slice(0, dueCount)
    waiting = waiting.slice(due.length)
    raiseTogether(due, now)
    const [first] = waiting
    page.clearTimeout(timer)
    if (!first) return
    timer = page.setTimeout(beat, Math.min(Math.max(first.fireAt - serverNow(), 0), LONGEST_TIMER_MS))
  }

  return {
    replace: (next) => {
      // Warnings that fell due since the last beat belong to the old plan and would be lost with it.
      const passedAt = passedUntil(serverNow(), next)
      const passed = waiting.filter(({ fireAt }) => fireAt <= passedAt)
      const news = [...stillTrue(passed, next), ...broughtForward(plan, next)]
      plan = next
      waiting = next.alerts
        .filter(({ fireAt }) => fireAt > next.madeAt)
        .toSorted((a, b) => a.fireAt - b.fireAt)
      raiseTogether(news, serverNow())
      beat()
    },
    forget: () => {
      plan = null
      waiting = []
      page.clearTimeout(timer)
    },
  }
}
