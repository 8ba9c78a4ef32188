import { levelKey } from '#shared/domain/alertLevel'
import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { type AlertWords, alertWords, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, instant } from '#shared/domain/instant'
import { broughtForward, highestPerClock, passedUntil, stillTrue } from '#shared/domain/passedAlerts'

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

/** Raises warnings where that is permitted, each once; several at once as one. */
function createRaising(page: Window & typeof globalThis, openTicket: (ticketId: TicketId) => void) {
  const raisedIds = new Set<string>()
  const raise = (words: AlertWords, tag: string, ticketId: TicketId | null) =>
    showNotice(page, words, tag, () => {
      if (ticketId !== null) openTicket(ticketId)
    })

  return (alerts: readonly PlannedAlert[], now: Instant): void => {
    const due = alerts.filter(({ id }) => !raisedIds.has(id))
    for (const { id } of due) raisedIds.add(id)
    if (due.length === 0 || !('Notification' in page) || page.Notification.permission !== 'granted') return
    const worth = highestPerClock(due)
    if (worth.length > MOST_AT_ONCE) return raise(digestWords(worth, now), 'tminus-digest', null)
    for (const alert of worth) {
      raise(
        alertWords(alert, now),
        `${alert.ticketId}-${alert.metric}-${levelKey(alert.level)}`,
        alert.ticketId,
      )
    }
  }
}

/**
 * Warnings of a browser tab: they live as long as the tab does and only where permission was granted. The desktop
 * app keeps its plan on disk instead.
 */
export function createTabAlerts(
  page: Window & typeof globalThis,
  openTicket: (ticketId: TicketId) => void,
): TabAlerts {
  let plan: AlertPlan | null = null
  let waiting: readonly PlannedAlert[] = []
  let timer = 0
  const raiseTogether = createRaising(page, openTicket)
  const serverNow = () => instant(page.Date.now() + (plan?.clockOffsetMs ?? 0))

  const beat = () => {
    const now = serverNow()
    const due = waiting.filter(({ fireAt }) => fireAt <= now)
    waiting = waiting.filter(({ fireAt }) => fireAt > now)
    raiseTogether(due, now)
    const firstAt = waiting.reduce((first, alert) => Math.min(first, alert.fireAt), Number.POSITIVE_INFINITY)
    page.clearTimeout(timer)
    if (waiting.length === 0) return
    timer = page.setTimeout(beat, Math.min(Math.max(firstAt - serverNow(), 0), LONGEST_TIMER_MS))
  }

  return {
    replace: (next) => {
      // Warnings that fell due since the last beat belong to the old plan and would be lost with it.
      const passedAt = passedUntil(serverNow(), next)
      const passed = waiting.filter(({ fireAt }) => fireAt <= passedAt)
      const news = [...stillTrue(passed, next), ...broughtForward(plan, next)]
      plan = next
      waiting = next.alerts.filter(({ fireAt }) => fireAt > next.madeAt)
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
