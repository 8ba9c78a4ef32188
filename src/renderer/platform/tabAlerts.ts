import { passesSilence } from '#shared/domain/alertChoices'
import { levelKey } from '#shared/domain/alertLevel'
import { type AlertStage, gravestStage, stageOf } from '#shared/domain/alertStage'
import type { AlertPlan, PlannedAlert } from '#shared/domain/alerts'
import { type AlertWords, alertWords, type DigestOccasion, digestWords } from '#shared/domain/alertWords'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS } from '#shared/domain/instant'
import { broughtForward, highestPerClock, passedUntil, stillTrue } from '#shared/domain/passedAlerts'
import type { Preferences } from '#shared/domain/preferences'
import { quietUntil } from '#shared/domain/quietHours'
import { spokenWords } from '#shared/domain/spokenAlert'
import { zoneHere } from './zoneHere'

const LONGEST_TIMER_MS = 30_000
const MOST_AT_ONCE = 3
/** The timers of a hidden tab ring once a minute; one that is later still has a sleep behind it. */
const SLEPT_MS = 2 * MINUTE_MS
/** How long what passed in a sleep waits for a console that cannot reach its server. */
const WAKE_GRACE_MS = 20_000

export interface TabAlerts {
  readonly replace: (plan: AlertPlan) => void
  readonly forget: () => void
  /** After a sleep: the plan is one from after the console has pulled. */
  readonly caughtUp: () => void
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
  /** The computer slept, whether or not the tab is in view. */
  readonly slept: () => void
}

/** Whether the person wants none now; what comes then is not told afterwards: a tab keeps nothing on disk (DSK33). */
function isKeptQuiet({ mutedUntil, quietHours }: Preferences, here: Instant): boolean {
  const isMuted = mutedUntil !== null && mutedUntil > here
  return isMuted || quietUntil(quietHours, here, zoneHere()) !== null
}

/** What passed in a sleep is told in at most one notice. */
const mostEach = (occasion: DigestOccasion): number => (occasion === 'now' ? MOST_AT_ONCE : 1)

/** Raises warnings where that is permitted and wanted, each once; several at once as one. */
function createRaising(page: Window & typeof globalThis, ports: TabAlertPorts) {
  const raisedIds = new Set<string>()
  const raise = (words: AlertWords, tag: string, ticketId: TicketId | null) =>
    showNotice(page, words, tag, () => {
      if (ticketId !== null) ports.openTicket(ticketId)
    })
  const show = (alerts: readonly PlannedAlert[], now: Instant, occasion: DigestOccasion) => {
    if (!('Notification' in page) || page.Notification.permission !== 'granted') return
    if (alerts.length > mostEach(occasion))
      return raise(digestWords(alerts, now, occasion), 'tminus-digest', null)
    for (const alert of alerts) {
      const tag = `${alert.ticketId}-${alert.metric}-${levelKey(alert.level)}`
      raise(alertWords(alert, now), tag, alert.ticketId)
    }
  }

  return (alerts: readonly PlannedAlert[], now: Instant, occasion: DigestOccasion): void => {
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
      occasion,
    )
    const loud = told.filter((alert) => choiceOf(alert).sound)
    const spoken = told.filter((alert) => choiceOf(alert).speech)
    const sound = preferences.alerts.playsOwnSounds && loud.length > 0
    ports.hear({
      sound: sound ? gravestStage(loud.map((alert) => stageOf(alert, now))) : null,
      speech: spoken.length > 0 ? spokenWords(spoken, now, mostEach(occasion), occasion) : null,
    })
  }
}

/**
 * What passed in a sleep waits for the console to pull, so that nothing is told that was handled elsewhere (ALR151).
 * `ring` is called when the console has had its time.
 */
function createSleepers(page: Window & typeof globalThis, ring: () => void) {
  let passed: readonly PlannedAlert[] | null = null
  let timer = 0
  return {
    isWaking: () => passed !== null,
    hold: (due: readonly PlannedAlert[]) => {
      if (passed === null) timer = page.setTimeout(ring, WAKE_GRACE_MS)
      passed = [...(passed ?? []), ...due]
    },
    keepOnly: (plan: AlertPlan) => {
      if (passed !== null) passed = stillTrue(passed, plan)
    },
    /** Gives out what was held and still stands; empty where nothing slept. */
    release: (): readonly PlannedAlert[] => {
      const held = passed ?? []
      passed = null
      page.clearTimeout(timer)
      return held
    },
  }
}

/**
 * Warnings of a browser tab: they live as long as the tab does and only where permission was granted. The desktop
 * app keeps its plan on disk instead.
 */
export function createTabAlerts(page: Window & typeof globalThis, ports: TabAlertPorts): TabAlerts {
  let plan: AlertPlan | null = null
  const beats = createBeats(page, () => beat())
  const raiseTogether = createRaising(page, ports)
  const serverNow = () => instant(page.Date.now() + (plan?.clockOffsetMs ?? 0))
  const wake = () => raiseTogether(sleepers.release(), serverNow(), 'away')
  const sleepers = createSleepers(page, wake)
  const noticeSleep = () => {
    if (!beats.hasSlept()) return
    sleepers.hold(beats.takeDue(serverNow()))
    ports.slept()
  }
  const beat = () => {
    noticeSleep()
    const now = serverNow()
    raiseTogether(beats.takeDue(now), now, 'now')
    beats.setNext(now)
  }

  return {
    replace: (next) => {
      // The console's timers may ring before ours do: its plan is then from before it has pulled.
      noticeSleep()
      // Warnings that fell due since the last beat belong to the old plan and would be lost with it.
      const passed = beats.takeDue(passedUntil(serverNow(), next))
      const news = [...stillTrue(passed, next), ...broughtForward(plan, next)]
      plan = next
      sleepers.keepOnly(next)
      beats.await(next.alerts.filter(({ fireAt }) => fireAt > next.madeAt))
      if (sleepers.isWaking()) sleepers.hold(news)
      else raiseTogether(news, serverNow(), 'now')
      beat()
    },
    caughtUp: wake,
    forget: () => {
      plan = null
      beats.await([])
      sleepers.release()
    },
  }
}

/** Warnings ahead, and a timer that is never trusted for long. */
function createBeats(page: Window & typeof globalThis, beat: () => void) {
  /** Earliest first: what a beat costs does not grow with the warnings ahead. */
  let waiting: readonly PlannedAlert[] = []
  let timer = 0
  let expectedAt = Number.POSITIVE_INFINITY
  const stop = () => {
    page.clearTimeout(timer)
    expectedAt = Number.POSITIVE_INFINITY
  }
  return {
    await: (alerts: readonly PlannedAlert[]) => {
      stop()
      waiting = alerts.toSorted((a, b) => a.fireAt - b.fireAt)
    },
    takeDue: (now: Instant): readonly PlannedAlert[] => {
      const dueCount = waiting.findIndex(({ fireAt }) => fireAt > now)
      const due = dueCount === -1 ? waiting : waiting.slice(0, dueCount)
      waiting = waiting.slice(due.length)
      return due
    },
    /** Whether the beat is so late that the computer must have slept; said once of each sleep. */
    hasSlept: (): boolean => {
      const slept = page.Date.now() - expectedAt > SLEPT_MS
      if (slept) stop()
      return slept
    },
    setNext: (now: Instant) => {
      stop()
      const [first] = waiting
      if (!first) return
      const delayMs = Math.min(Math.max(first.fireAt - now, 0), LONGEST_TIMER_MS)
      expectedAt = page.Date.now() + delayMs
      timer = page.setTimeout(beat, delayMs)
    },
  }
}
