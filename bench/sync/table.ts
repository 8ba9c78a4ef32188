import { type Machine, machineWords } from '../board/report'
import type { Comparison, SystemRounds } from './compare'

interface Line {
  readonly name: string
  readonly unit: string
  readonly goal: string
  readonly of: (rounds: SystemRounds) => readonly number[]
  /** What of the floor it is held against, where that is not the same figure. */
  readonly against?: (rounds: SystemRounds) => readonly number[]
}

const lines: readonly Line[] = [
  {
    name: 'First load, all committed',
    unit: 'ms',
    goal: '1.0',
    of: ({ console: all }) => all.map((one) => one.initial),
  },
  {
    name: 'First 50 tickets shown',
    unit: 'ms',
    goal: '0.1 of the first load',
    of: ({ console: all }) => all.map((one) => one.firstScreen),
    against: ({ console: all }) => all.map((one) => one.initial),
  },
  {
    name: 'Bytes of the first load',
    unit: 'MB',
    goal: '0.25',
    of: ({ console: all }) => all.map((one) => one.wireMb),
  },
  {
    name: 'Cold open to a store that answers',
    unit: 'ms',
    goal: '2',
    of: ({ console: all }) => all.map((one) => one.coldOpen),
  },
  {
    name: 'Cold open to every ticket in memory',
    unit: 'ms',
    goal: '',
    of: ({ console: all }) => all.map((one) => one.coldWhole),
  },
  { name: 'Catch-up', unit: 'ms', goal: '1.0', of: ({ console: all }) => all.map((one) => one.catchUp) },
  {
    name: 'Push of offline edits',
    unit: 'ms',
    goal: '1.0',
    of: ({ console: all }) => all.map((one) => one.push),
  },
  {
    name: 'Script heap after the first load',
    unit: 'MB',
    goal: '1.0',
    of: ({ console: all }) => all.map((one) => one.heapMb),
  },
  {
    name: 'One change to 48 consoles, p50',
    unit: 'ms',
    goal: '1.2',
    of: ({ fleet }) => fleet.map((one) => one.p50),
  },
  {
    name: 'One change to 48 consoles, p99',
    unit: 'ms',
    goal: '1.5',
    of: ({ fleet }) => fleet.map((one) => one.p99),
  },
  {
    name: 'One change to 48 connections without a console, beside the floor’s consoles, p50',
    unit: 'ms',
    goal: '',
    of: ({ ears }) => ears.map((one) => one.p50),
    against: ({ fleet }) => fleet.map((one) => one.p50),
  },
  {
    name: 'The same, p99',
    unit: 'ms',
    goal: '',
    of: ({ ears }) => ears.map((one) => one.p99),
    against: ({ fleet }) => fleet.map((one) => one.p99),
  },
  {
    name: 'One change to the crowd, p50',
    unit: 'ms',
    goal: '',
    of: ({ crowd }) => crowd.map((one) => one.p50),
  },
  {
    name: 'One change to the crowd, p99',
    unit: 'ms',
    goal: '1.5',
    of: ({ crowd }) => crowd.map((one) => one.p99),
  },
  {
    name: 'Server memory per console of the crowd',
    unit: 'kB',
    goal: '',
    of: ({ crowd }) => crowd.map((one) => one.perConsoleKb),
  },
  {
    name: 'Commands a second, 500 offered',
    unit: '',
    goal: '500',
    of: ({ press }) => press.map((one) => one.perSecond),
  },
  {
    name: 'Command to its durable answer, p99',
    unit: 'ms',
    goal: '',
    of: ({ press }) => press.map((one) => one.p99),
  },
]

const median = (sample: readonly number[]): number => {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}
const short = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))

/** A line for each figure: both medians, and the ratio of ours to the floor. */
export function comparisonTable({ ours, floor }: Pick<Comparison, 'ours' | 'floor'>): string {
  const rows = lines.map(({ name, unit, goal, of, against = of }) => {
    const [mine, bare] = [median(of(ours)), median(of(floor))]
    const measure = median(against(floor))
    const label = unit === '' ? name : `${name}, ${unit}`
    return `| ${label} | ${short(bare)} | ${short(mine)} | ${(mine / measure).toFixed(2)} | ${goal} |`
  })
  return ['| | floor | T-Minus | ratio | goal |', '|---|---|---|---|---|', ...rows].join('\n')
}

export function comparisonSection(comparison: Comparison, machine: Machine): string {
  const { work, rounds, crowdSize } = comparison
  const amount = (count: number): string => count.toLocaleString('en-GB')
  return [
    '## The sync',
    '',
    `\`npm run bench:sync\` on ${machineWords(machine)}; ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}, medians.`,
    '',
    comparisonTable(comparison),
    '',
    `${amount(work.tickets)} tickets of about a kilobyte, ${amount(work.changed)} changes to catch up with, ${amount(work.edits)} edits made offline; a crowd of ${amount(crowdSize)} connections on one server process. The floor is bare socket.io, one SQLite table whose commits are on the disk before they are answered, and Dexie with three indexes: no scopes, rights, rules, overlay or board. T-Minus runs its own store, server, engine, cache and outbox; a ticket's text lies in its conversation, so it loads twice as many rows. Connections without a console hear what the server tells and keep nothing: what of a change's way is the server's alone. After each part the console's rows are compared with the server's.`,
  ].join('\n')
}
