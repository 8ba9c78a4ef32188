import type { MenuItemConstructorOptions } from 'electron'
import type { TicketId } from '#shared/domain/ids'
import { type Instant, instant, MINUTE_MS } from '#shared/domain/instant'
import { say, spoken } from '#shared/words/say'
import { type UpdateItemPorts, updateItem } from './updateItem'
import type { TicketLine, TrayFace } from './worstClock'

export interface TrayMenuPorts extends UpdateItemPorts {
  readonly version: string
  readonly now: () => number
  readonly showBoard: () => void
  readonly openTicket: (ticketId: TicketId) => void
  readonly acknowledge: (ticketId: TicketId) => void
  readonly openWallboard: () => void
  readonly openSettings: () => void
  readonly testNotification: () => void
  /** Until when alerts are silent, by the person's word or by their quiet hours; null while they are not. */
  readonly silentUntil: () => { readonly until: Instant; readonly why: 'muted' | 'quiet-hours' } | null
  /** Null ends the silence. */
  readonly mute: (until: Instant | null) => void
  readonly quit: () => void
}

const line: MenuItemConstructorOptions = { type: 'separator' }
const SHORT_MUTE_MS = 30 * MINUTE_MS
const MORNING_HOUR = 7

/** Everything the tray can do: some Linux desktops deliver no click, so nothing hangs on one (DSK9). */
export function trayItems(face: TrayFace, ports: TrayMenuPorts): MenuItemConstructorOptions[] {
  return [
    ...ticketItems(face, ports),
    line,
    { id: 'board', label: say('shell:menu.showBoard'), click: ports.showBoard },
    { id: 'wallboard', label: say('shell:menu.openWallboard'), click: ports.openWallboard },
    line,
    ...silenceItems(ports),
    { id: 'test', label: say('shell:tray.testNotification'), click: ports.testNotification },
    line,
    { id: 'settings', label: say('shell:menu.settings'), click: ports.openSettings },
    ...updateItem(ports),
    { id: 'version', label: say('shell:menu.version', { version: ports.version }), enabled: false },
    { id: 'quit', label: say('shell:menu.quit'), click: ports.quit },
  ]
}

function ticketItems(
  { lines, isOffline }: TrayFace,
  ports: Pick<TrayMenuPorts, 'openTicket' | 'acknowledge'>,
): MenuItemConstructorOptions[] {
  const [worst] = lines
  const offline = isOffline ? [{ id: 'offline', label: say('shell:tray.offline'), enabled: false }] : []
  if (worst === undefined)
    return [...offline, { id: 'worst', label: say('shell:tray.noClock'), enabled: false }]
  return [
    ...offline,
    ...lines.map(({ ticketId, text }, index) => ({
      id: index === 0 ? 'worst' : `next-${index}`,
      label: text,
      click: () => ports.openTicket(ticketId),
    })),
    ...acknowledgeItem(
      lines.find(({ isAcknowledged }) => !isAcknowledged),
      ports,
    ),
  ]
}

/** For the worst ticket that nobody has acknowledged; a second acknowledgement would only be refused (DSK120). */
function acknowledgeItem(
  unacknowledged: TicketLine | undefined,
  { acknowledge }: Pick<TrayMenuPorts, 'acknowledge'>,
): MenuItemConstructorOptions[] {
  if (unacknowledged === undefined) return []
  const { ticketId } = unacknowledged
  const label = say('shell:tray.acknowledge', { ticket: ticketId })
  return [{ id: 'acknowledge', label, click: () => acknowledge(ticketId) }]
}

function silenceItems({ silentUntil, mute, now }: TrayMenuPorts): MenuItemConstructorOptions[] {
  const silence = silentUntil()
  if (silence?.why === 'muted') {
    const label = say('shell:tray.mutedUntil', { time: timeText(silence.until, now()) })
    return [
      { id: 'silence', label, enabled: false },
      { id: 'unmute', label: say('shell:tray.unmute'), click: () => mute(null) },
    ]
  }
  const morning = nextMorning(now())
  const quiet: MenuItemConstructorOptions[] =
    silence === null
      ? []
      : [
          {
            id: 'silence',
            label: say('shell:tray.quietUntil', { time: timeText(silence.until, now()) }),
            enabled: false,
          },
        ]
  return [
    ...quiet,
    {
      id: 'muteShortly',
      label: say('shell:tray.muteHalfHour'),
      click: () => mute(instant(now() + SHORT_MUTE_MS)),
    },
    {
      id: 'muteUntilMorning',
      label: say('shell:tray.muteUntil', { time: timeText(morning, now()) }),
      click: () => mute(nextMorning(now())),
    },
  ]
}

/** The next seven in the morning here: at night that of today, or a night shift would mute the whole day (DSK125). */
export function nextMorning(now: number): Instant {
  const morning = new Date(now)
  morning.setHours(MORNING_HOUR, 0, 0, 0)
  if (morning.getTime() <= now) {
    morning.setDate(morning.getDate() + 1)
    morning.setHours(MORNING_HOUR, 0, 0, 0)
  }
  return instant(morning.getTime())
}

/** The time of day, with the weekday where it is not today. */
function timeText(at: Instant, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const weekday = isToday ? {} : { weekday: 'short' as const }
  return new Intl.DateTimeFormat(spoken(), {
    ...weekday,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}
