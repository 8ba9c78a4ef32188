import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import type { DueFigures, TicketFigures } from './measure'
import type { LogFigures } from './measureLog'
import type { SizeFigures } from './measureSize'
import type { TickFigures } from './measureTicks'

export interface SlaFigures {
  readonly dues: readonly DueFigures[]
  readonly tickets: TicketFigures
  readonly log: LogFigures & { readonly name: string }
  readonly ticks: TickFigures
  readonly size: SizeFigures
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')
const one = (value: number): string => value.toFixed(1)

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
]

/** Speeds are per second of one core's time, so that the load of others does not count. */
export function slaTables({ dues, tickets, log, ticks, size }: SlaFigures): string {
  const { evaluation } = tickets
  return [
    ...table(
      ['Due instants after so much open time', 'engine, a second', 'walk, a second', 'times', 'goal'],
      dues.map(({ name, engine, walk, ratio }) => [
        name,
        whole(engine),
        whole(walk),
        whole(ratio),
        name === 'all in turn' ? '1,000,000 a second, 100 times' : '',
      ]),
    ),
    '',
    ...table(
      ['', 'measured', 'goal'],
      [
        [
          'Evaluations of a ticket with 20 events and its next warnings, a second',
          whole(evaluation.engine),
          '100,000',
        ],
        ['The walk, a second', whole(evaluation.walk), ''],
        ['Times the walk', one(evaluation.ratio), '50'],
        ['Clocks of such a ticket, on average', one(tickets.clocksPerTicket), ''],
        ['One clock explained, as a multiple of such an evaluation', one(tickets.explainTimes), 'at most 5'],
        [
          `All ${whole(log.tickets)} tickets of ${log.name} evaluated (${whole(log.clocks)} clocks), ms`,
          whole(log.evaluateMs),
          '',
        ],
        ['Parsing their JSON, ms', whole(log.parseMs), ''],
        ['Evaluating as a share of parsing', `${whole(log.ratio * 100)} %`, 'under 100 %'],
        [
          `Heap growth per tick of a board with ${ticks.clocks} clocks, over ${whole(ticks.ticks)} ticks, bytes`,
          one(ticks.bytesPerTick),
          'none',
        ],
        [
          'What the engine adds to a console that has the schemas of its rows, minified and compressed, bytes',
          whole(size.addedGzipBytes),
          '15,360',
        ],
        [
          'The engine alone, schemas included, the same',
          `${whole(size.alone.gzipBytes)} (${whole(size.alone.minifiedBytes)} before gzip)`,
          '',
        ],
      ],
    ),
  ].join('\n')
}

function machine(): string {
  const [cpu] = cpus()
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`
}

/** How busy others keep the machine; noted before the measuring begins. */
export const loadBefore = (): string => (loadavg()[0] ?? 0).toFixed(1)

export function slaSection(figures: SlaFigures, load: string, at: Date): string {
  return [
    '## SLA engine',
    '',
    `\`npm run bench:sla\` on ${at.toISOString().slice(0, 10)}: ${machine()}; load average before it began ${load}.`,
    '',
    slaTables(figures),
    '',
    'The walk is what one would write with luxon: it goes through the days of the calendar and the spans of a day, and through the history of a ticket, for every length of time it needs. Before anything is measured, both must find the same due instants and the same clocks. Speeds are per second of processor time of the one process, medians of five rounds in which the two take turns; ratios are medians of the rounds’ own ratios. The calendar has two spans a day, holidays and a zone with changes of clocks; all six metrics are promised. A tick reads every clock shown and reckons one ticket anew.',
  ].join('\n')
}

/** Replaces what stands between the markers of that name, or adds them at the end of the file. */
export function writeBetween(file: string, name: string, section: string): void {
  const [begin, end] = [`<!-- ${name} begin -->`, `<!-- ${name} end -->`]
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n'
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  const block = `${begin}\n${section}\n${end}`
  const after =
    from === -1 || to === -1
      ? `${before.trimEnd()}\n\n${block}\n`
      : before.slice(0, from) + block + before.slice(to + end.length)
  writeFileSync(file, after)
}
