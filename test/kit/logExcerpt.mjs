// @ts-check
// Cuts test/kit/log/incidents-200.csv.gz out of the published log:
//   node test/kit/logExcerpt.mjs PATH/incident_event_log.csv.gz
// 200 incidents that were open at 2016-03-17 05:48 by the file's clock, with all their rows, in the file's order.
// Deterministic: the same log gives the same rows.
import { createReadStream, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip, gzipSync } from 'node:zlib'

const CUT = fileTime('17/3/2016 05:48')
const WANTED = 200
/** As many of each priority as there are, up to these; P3 fills what is left. */
const SHARES = { '1 - Critical': 20, '2 - High': 30, '4 - Low': 26 }
const NUMBER = 0
const STATE = 1
const OPENED_AT = 9
const UPDATED_AT = 13
const PRIORITY = 22

/** Whole minutes on the file's own clock, for comparing only. @param {string} text "22/3/2016 10:00" */
function fileTime(text) {
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = text.split(/[/ :]/).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000
}

/** @typedef {{ number: string, lines: string[], priorityAtCut: string | null }} Incident */

/** @param {string} path */
async function readIncidents(path) {
  /** @type {Incident[]} */
  const incidents = []
  let header = ''
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    if (header === '') {
      header = line
      continue
    }
    const number = line.split(',')[NUMBER] ?? ''
    const last = incidents.at(-1)
    if (last?.number === number) last.lines.push(line)
    else incidents.push({ number, lines: [line], priorityAtCut: null })
  }
  return { header, incidents }
}

/** The priority an open incident had at the cut; null when it was not open then. @param {Incident} incident */
function priorityAtCut({ lines }) {
  const rows = lines.map((line) => line.split(','))
  const opened = fileTime(rows[0]?.[OPENED_AT] ?? '')
  if (opened > CUT) return null
  const known = rows.filter((row) => fileTime(row[UPDATED_AT] ?? '') <= CUT)
  const state = known.at(-1)?.[STATE] ?? 'New'
  if (state === 'Resolved' || state === 'Closed') return null
  return (known.at(-1) ?? rows[0])?.[PRIORITY] ?? null
}

/** Every n-th, so that they come from the whole span of time. @template T @param {T[]} items @param {number} count */
function spread(items, count) {
  if (items.length <= count) return items
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined)
}

/** @param {Incident[]} open */
function choose(open) {
  const chosen = new Set()
  for (const [priority, share] of Object.entries(SHARES)) {
    const candidates = open.filter((incident) => incident.priorityAtCut === priority)
    for (const incident of spread(candidates, share)) chosen.add(incident)
  }
  const rest = open.filter((incident) => incident.priorityAtCut === '3 - Moderate' && !chosen.has(incident))
  for (const incident of spread(rest, WANTED - chosen.size)) chosen.add(incident)
  return open.filter((incident) => chosen.has(incident))
}

const path = process.argv[2]
if (!path) {
  process.stderr.write('Give the path of incident_event_log.csv.gz.\n')
  process.exit(2)
}
const { header, incidents } = await readIncidents(path)
for (const incident of incidents) incident.priorityAtCut = priorityAtCut(incident)
const open = incidents.filter((incident) => incident.priorityAtCut !== null)
const chosen = choose(open)
const rows = chosen.flatMap((incident) => incident.lines)
const target = join(dirname(fileURLToPath(import.meta.url)), 'log', 'incidents-200.csv.gz')
writeFileSync(target, gzipSync([header, ...rows, ''].join('\n'), { level: 9 }))
/** @type {Record<string, number>} */
const byPriority = {}
for (const { priorityAtCut: priority } of chosen) {
  if (priority) byPriority[priority] = (byPriority[priority] ?? 0) + 1
}
process.stdout.write(
  `${open.length} incidents were open; ${chosen.length} chosen with ${rows.length} rows: ${JSON.stringify(byPriority)}.\n`,
)
