import { join } from 'node:path'
import type { CrowdHost, ServerHost } from './adapter'
import { startHost } from './call.mjs'
import { drawHarnessTickets, ticketIdOf } from './harnessTickets'

type Server = ReturnType<typeof startHost<ServerHost>>
type Crowd = ReturnType<typeof startHost<CrowdHost>>

const TICKETS = 200
const WARM_UP = 10

export interface Latency {
  readonly p50: number
  readonly p99: number
}
export interface CrowdFigures extends Latency {
  /** Server memory per console, in kB. */
  readonly perConsoleKb: number
}
export interface PressFigures extends Latency {
  readonly perSecond: number
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN

function latencyOf(sample: readonly number[]): Latency {
  const sorted = sample.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

async function withHosts<Done>(
  folder: string,
  crowds: number,
  work: (server: Server, url: string, hosts: readonly Crowd[]) => Promise<Done>,
): Promise<Done> {
  const server = startHost<ServerHost>(join(import.meta.dirname, 'serverHost.mjs'), [folder])
  const hosts = Array.from({ length: crowds }, () =>
    startHost<CrowdHost>(join(import.meta.dirname, 'crowdHost.mjs'), [folder]),
  )
  try {
    await server.call('seed', drawHarnessTickets(TICKETS))
    return await work(server, await server.call('url'), hosts)
  } finally {
    await server.call('stop').catch(() => undefined)
    for (const host of [server, ...hosts]) host.stop()
  }
}

export interface CrowdPlan {
  readonly consoles: number
  readonly processes: number
  readonly changes: number
  readonly gapMs: number
  /** Whole consoles with their engine, or connections that hear everything and keep nothing. */
  readonly kind: 'connect' | 'listen'
}

/** From the moment one console gives a change to the moment each of the others has it. */
export function measureCrowd(folder: string, plan: CrowdPlan): Promise<CrowdFigures> {
  const { consoles, processes, changes, gapMs, kind } = plan
  return withHosts(folder, processes, async (server, url, hosts) => {
    const before = await server.call('residentBytes')
    const each = Math.ceil(consoles / processes)
    await Promise.all(hosts.map((host, index) => host.call(kind, url, index * each, each)))
    const after = await server.call('residentBytes')
    const ids = Array.from({ length: WARM_UP + changes }, (_, index) => ticketIdOf(index % TICKETS))
    const given = (await hosts[0]?.call('write', ids, gapMs)) ?? []
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const heard = (await Promise.all(hosts.map((host) => host.call('heard')))).flat()
    const givenAt = new Map(given.map((one) => [one.stamp, one.at]))
    const counted = heard.filter(({ stamp }) => stamp > WARM_UP)
    const expected = changes * (each * processes - 1)
    if (counted.length < expected) throw new Error(`${counted.length} of ${expected} deliveries were heard.`)
    const latencies = counted.map((one) => one.at - (givenAt.get(one.stamp) ?? Number.NaN))
    return { ...latencyOf(latencies), perConsoleKb: (after - before) / 1024 / consoles }
  })
}

export interface PressPlan {
  readonly consoles: number
  readonly perPush: number
  readonly everyMs: number
  readonly forMs: number
}

/** Commands from many consoles at once, each answered when it is on the server's disk. */
export function measurePress(folder: string, plan: PressPlan): Promise<PressFigures> {
  const { consoles, perPush, everyMs, forMs } = plan
  return withHosts(folder, 1, async (_server, url, [host]) => {
    if (!host) throw new Error('There is no process for the consoles.')
    await host.call('listen', url, 0, consoles)
    const ids = Array.from({ length: TICKETS }, (_, index) => ticketIdOf(index))
    await host.call('press', ids, perPush, everyMs, Math.min(1_000, forMs))
    const { done, answeredAfterMs, tookMs } = await host.call('press', ids, perPush, everyMs, forMs)
    return { ...latencyOf(answeredAfterMs), perSecond: done / (tookMs / 1_000) }
  })
}
