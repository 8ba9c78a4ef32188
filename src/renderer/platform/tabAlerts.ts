import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { type AlertWords, alertWords, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'

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

/**
 * Warnings of a browser tab: they live as long as the tab does and only where permission was granted. The desktop
 * app keeps its plan on disk instead.
 */
export function createTabAlerts(
  page: Window & typeof globalThis,
  openTicket: (ticketId: TicketId) => void,
): TabAlerts {
  let waiting: readonly PlannedAlert[] = []
  let offsetMs = 0
  let timer = 0
  const raisedIds = new Set<string>()
  const serverNow = () => instant(page.Date.now() + offsetMs)

  const raise = (words: AlertWords, tag: string, ticketId: TicketId | null) =>
    showNotice(page, words, tag, () => {
      if (ticketId !== null) openTicket(ticketId)
    })

  const raiseDue = () => {
    const now = serverNow()
    const due = waiting.filter((alert) => alert.fireAt <= now && !raisedIds.has(alert.id))
    waiting = waiting.filter((alert) => alert.fireAt > now)
    for (const alert of due) raisedIds.add(alert.id)
    if (due.length === 0 || !('Notification' in page) || page.Notification.permission !== 'granted') return
    if (due.length > MOST_AT_ONCE) return raise(digestWords(due, now), 'tminus-digest', null)
    for (const alert of due) {
      raise(alertWords(alert, now), `${alert.ticketId}-${alert.metric}-${alert.percent}`, alert.ticketId)
    }
  }

  const beat = () => {
    raiseDue()
    const firstAt = waiting.reduce((first, alert) => Math.min(first, alert.fireAt), Number.POSITIVE_INFINITY)
    page.clearTimeout(timer)
    if (waiting.length === 0) return
    timer = page.setTimeout(beat, Math.min(Math.max(firstAt - serverNow(), 0), LONGEST_TIMER_MS))
  }

  return {
    replace: (plan) => {
      // Warnings that fell due since the last beat belong to the old plan and would be lost with it.
      raiseDue()
      offsetMs = plan.clockOffsetMs
      // Breaches from before the plan are there to show that their clock still runs, not to be raised.
      waiting = plan.alerts.filter(({ fireAt }) => fireAt > plan.madeAt)
      beat()
    },
    forget: () => {
      waiting = []
      page.clearTimeout(timer)
    },
  }
}
