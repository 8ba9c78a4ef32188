/** Shows how far a long job has come: a bar that is redrawn on a terminal, now and then a line elsewhere. */
export interface ProgressLine {
  readonly show: (progress: { readonly fraction: number; readonly done: number }) => void
  /** Ends the bar's line, so that what follows starts on its own. */
  readonly end: () => void
}

export interface ProgressPorts {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** Milliseconds of any clock that only goes forward. */
  readonly elapsedMs: () => number
  /** What is counted, for example "tickets". */
  readonly unit: string
}

const BAR_CELLS = 24
const REDRAW_MS = 100
const LINE_MS = 5_000

export function createProgressLine(ports: ProgressPorts): ProgressLine {
  const everyMs = ports.isTerminal ? REDRAW_MS : LINE_MS
  let shownAt = -everyMs
  let isOpen = false
  return {
    show({ fraction, done }) {
      const elapsedMs = ports.elapsedMs()
      if (elapsedMs - shownAt < everyMs) return
      shownAt = elapsedMs
      const text = progressText(Math.min(1, fraction), done, elapsedMs, ports.unit)
      isOpen = ports.isTerminal
      ports.write(ports.isTerminal ? `\r\u001b[K${bar(fraction)} ${text}` : `${text}\n`)
    },
    end() {
      if (isOpen) ports.write('\r\u001b[K')
      isOpen = false
    },
  }
}

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, fraction) * BAR_CELLS)
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_CELLS - full)}]`
}

/** "41 %, 10,240 tickets, 3,300/s, 0:05 left"; the time left is known once something was done. */
export function progressText(fraction: number, done: number, elapsedMs: number, unit: string): string {
  const perSecond = elapsedMs > 0 ? Math.round((done * 1_000) / elapsedMs) : 0
  const shares = `${Math.floor(fraction * 100)} %, ${grouped(done)} ${unit}, ${grouped(perSecond)}/s`
  if (fraction <= 0 || elapsedMs <= 0) return shares
  return `${shares}, ${minutesText((elapsedMs / fraction) * (1 - fraction))} left`
}

/** Rounded up to whole seconds: "0:05", "12:30". */
function minutesText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const grouped = (value: number): string => value.toLocaleString('en-GB')
