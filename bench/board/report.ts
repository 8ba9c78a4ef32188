import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { type BeatCost, type BoardFigures, type Spread, spreadOf } from './figures'

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))
const spread = ({ p50, p95, most }: Spread): string => `${ms(p50)} / ${ms(p95)} / ${ms(most)}`
const beat = ({ script, styleAndLayout, task }: BeatCost): string =>
  `${ms(script)} + ${ms(styleAndLayout)} (${ms(task)})`

/** Figures of the same run beside each other: `times` what it is compared with, and at most what it may be. */
interface Comparison {
  readonly value: (figures: BoardFigures) => number
  readonly goal: number | null
}

interface Line {
  readonly name: string
  readonly of: (figures: BoardFigures) => string
  readonly compared: Comparison | null
}

/** How many times its value on the smallest desk a figure may be. */
const MOST_TIMES = 1.5
const FLOOR_TIMES = 2

const atMost = (value: Comparison['value'], goal: number | null = MOST_TIMES): Comparison => ({ value, goal })

const lines: readonly Line[] = [
  { name: 'Rows drawn', of: ({ rowsDrawn }) => String(rowsDrawn), compared: null },
  {
    name: 'A beat of the board: script + style and layout (all of the main thread), ms',
    of: (one) => beat(one.beat),
    compared: atMost((one) => one.beat.task),
  },
  {
    name: 'The same in the first half minute after its start',
    of: (one) => beat(one.freshBeat),
    compared: atMost((one) => one.freshBeat.task, null),
  },
  {
    name: 'A beat of the wallboard',
    of: (one) => beat(one.wallBeat),
    compared: atMost((one) => one.wallBeat.task, null),
  },
  {
    name: 'J or K to paint: p50 / p95 / most, ms',
    of: ({ key }) => spread(key),
    compared: atMost(({ key }) => key.p95),
  },
  {
    name: 'Keystroke in the search to the filtered list painted, ms',
    of: ({ filter }) => spread(filter),
    compared: atMost(({ filter }) => filter.p95),
  },
  {
    name: 'Scrolls of 12,000 px in 4 s: frames dropped of each, longest gap',
    of: ({ scroll }) =>
      `${scroll.map(({ dropped }) => dropped).join(', ')} of ${scroll[0]?.frames ?? 0}, ${ms(Math.max(...scroll.map(({ longest }) => longest)))} ms`,
    // One more than none is no number of times.
    compared: atMost(({ scroll }) => 1 + spreadOf(scroll.map(({ dropped }) => dropped)).p50),
  },
  {
    name: 'Start from the cache to the first row, ms',
    of: (one) => spread(one.cachedFirstRow),
    compared: atMost((one) => one.cachedFirstRow.p50, null),
  },
  {
    name: 'Start from the cache to live, ms',
    of: (one) => spread(one.cachedLive),
    compared: atMost((one) => one.cachedLive.p50),
  },
  {
    name: 'Start of an empty React page, ms',
    of: ({ floor }) => spread(floor),
    compared: null,
  },
  {
    name: 'Start of a bare board, ms',
    of: ({ bareBoard }) => spread(bareBoard),
    compared: null,
  },
  {
    name: 'Start of a bare board, times an empty React page',
    of: ({ bareBoard, floor }) => (bareBoard.p50 / floor.p50).toFixed(2),
    compared: null,
  },
  {
    name: `Start to live, times an empty React page; goal ${FLOOR_TIMES}`,
    of: ({ cachedLive, floor }) => (cachedLive.p50 / floor.p50).toFixed(2),
    compared: null,
  },
  {
    name: 'First sign-in, nothing cached, to live, ms',
    of: ({ firstLoad }) => ms(firstLoad),
    compared: null,
  },
  { name: 'Script heap after all of it, MB', of: ({ heapMb }) => heapMb.toFixed(0), compared: null },
]

/** The largest desk beside the smallest, with the goal where there is one. */
function timesOf({ compared }: Line, figures: readonly BoardFigures[]): string {
  const [smallest, largest] = [figures[0], figures.at(-1)]
  if (compared === null || smallest === undefined || largest === undefined || smallest === largest) return ''
  const times = (compared.value(largest) / compared.value(smallest)).toFixed(2)
  return compared.goal === null ? times : `${times}; goal ${compared.goal}`
}

/** The machine as one phrase: a figure without it says nothing. */
function machine(browserVersion: string | null): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory}, ${process.platform}, Node ${process.versions.node}, ${browserVersion === null ? 'headless Chromium' : `Chromium ${browserVersion}, headless`}`
}

export function boardTable(figures: readonly BoardFigures[]): string {
  const heads = figures.map(({ tickets }) => `${tickets.toLocaleString('en-GB')} tickets`)
  const rows = lines.map(
    (line) => `| ${line.name} | ${figures.map(line.of).join(' | ')} | ${timesOf(line, figures)} |`,
  )
  return [`| | ${heads.join(' | ')} | times |`, `|---|${heads.map(() => '---|').join('')}---|`, ...rows].join(
    '\n',
  )
}

/** How busy others keep the machine; noted before the measuring begins. Not known on Windows. */
export function loadBefore(): string {
  const [perMinute = 0] = loadavg()
  return process.platform === 'win32' ? 'unknown' : perMinute.toFixed(1)
}

export interface BoardRun {
  readonly figures: readonly BoardFigures[]
  readonly browserVersion: string
  readonly load: string
  readonly at: Date
}

export function boardSection({ figures, browserVersion, load, at }: BoardRun): string {
  return [
    '## The board',
    '',
    `\`npm run bench:board\` on ${at.toISOString().slice(0, 10)}: ${machine(browserVersion)}; load average before it began ${load}.`,
    '',
    boardTable(figures),
    '',
    'The built console at 1440 x 900 in a plain browser, its cache filled by the real sync from the built server in a process of its own. All tickets are open; the first 200 are due within the hour on either side, so every row in sight counts seconds. A beat is the mean of 20 idle seconds, in processor time as Chromium accounts for the main thread; it is taken half a minute and more after the start, since a console is open all day, and once before that, when V8 still collects what the start left in the memory. Times compare the largest desk with the smallest of the same run: all of the main thread of a beat, the p95 of keys and keystrokes, one more than the frames dropped by the median of five scrolls, down and up in turn, the p50 of starts. The empty page draws one word by React and comes from the same server, as does the bare board: it reads 22 rows from one record of IndexedDB, takes a lock, hears one answer over socket.io and draws eight bare texts a row, without schemas, clocks, words, styles or rights. Times to paint run from the event to the frame after it and include the wait for that frame, up to 16.7 ms.',
  ].join('\n')
}

/** When and on what a benchmark ran; the version of the browser where it was asked for. */
export interface Machine {
  readonly browserVersion: string | null
  readonly load: string
  readonly at: Date
}

export const machineWords = ({ browserVersion, load, at }: Machine): string =>
  `${at.toISOString().slice(0, 10)}: ${machine(browserVersion)}; load average before it began ${load}`

/** Replaces what stands between the markers of a command in `file`, or adds them at its end. */
export function writeBetweenMarkers(file: string, section: string, command = 'bench:board'): void {
  const [begin, end] = [`<!-- ${command} begin -->`, `<!-- ${command} end -->`]
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n'
  const block = `${begin}\n${section}\n${end}`
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  const after =
    from === -1 || to === -1
      ? `${before.trimEnd()}\n\n${block}\n`
      : before.slice(0, from) + block + before.slice(to + end.length)
  writeFileSync(file, after)
}
