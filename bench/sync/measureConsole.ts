import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs'
import type { OpenConsole, ServerHost } from './adapter'
import { startHost } from './call.mjs'
import { digestOf, drawHarnessTickets, drawPatches } from './harnessTickets'

declare global {
  interface Window {
    benchConsole: OpenConsole
    openConsole: (url: string) => Promise<void>
  }
}

const SCREENFUL = 50

/** One round of one system in a new browser profile. Times in ms. */
export interface ConsoleFigures {
  readonly initial: number
  readonly firstScreen: number
  readonly wireMb: number
  readonly coldOpen: number
  readonly coldWhole: number
  readonly catchUp: number
  readonly push: number
  readonly heapMb: number
}

const PAGE = `<!doctype html><meta charset="utf-8"><script type="module">
  import { open } from '/client.mjs'
  window.openConsole = async (url) => { window.benchConsole = await open({ url }) }
  window.isReady = true
</script>`

async function servePage(folder: string) {
  const client = readFileSync(join(folder, 'client.mjs'))
  const web = createServer((request, response) => {
    const isClient = request.url === '/client.mjs'
    response.setHeader('content-type', isClient ? 'text/javascript' : 'text/html')
    response.end(isClient ? client : PAGE)
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = web.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => web.close() }
}

export interface Workload {
  readonly tickets: number
  readonly changed: number
  readonly edits: number
}

export async function measureConsole(folder: string, work: Workload): Promise<ConsoleFigures> {
  const host = startHost<ServerHost>(join(import.meta.dirname, 'serverHost.mjs'), [folder])
  const profile = mkdtempSync(join(tmpdir(), 't-minus-bench-profile-'))
  const web = await servePage(folder)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...chromiumArgs, '--enable-precise-memory-info'],
  })
  try {
    await host.call('seed', drawHarnessTickets(work.tickets))
    const page = context.pages()[0] ?? (await context.newPage())
    return await measureIn(page, web.url, host, work)
  } finally {
    await context.close()
    web.close()
    await host.call('stop').catch(() => undefined)
    host.stop()
    rmSync(profile, { recursive: true, force: true })
  }
}

type Host = ReturnType<typeof startHost<ServerHost>>

async function measureIn(page: Page, pageUrl: string, host: Host, work: Workload): Promise<ConsoleFigures> {
  const server = await host.call('url')
  const reload = async (): Promise<void> => {
    await page.goto('about:blank')
    await page.goto(pageUrl)
    await page.waitForFunction(() => 'isReady' in window)
  }
  const check = async (what: string): Promise<void> => {
    const [ours, theirs] = [
      await page.evaluate(() => window.benchConsole.digest()),
      digestOf(await host.call('all')),
    ]
    if (ours !== theirs) throw new Error(`After ${what} the console holds ${ours} and the server ${theirs}.`)
  }
  const goOffline = (): Promise<void> => page.evaluate(() => window.benchConsole.disconnect())

  await reload()
  const sentBefore = await host.call('bytesSent')
  const loaded = await page.evaluate(loadAll, { server, screenful: SCREENFUL })
  const wireMb = ((await host.call('bytesSent')) - sentBefore) / 1e6
  await goOffline()

  await reload()
  const cold = await page.evaluate(openCold, { server, tickets: work.tickets })
  await check('the first load')

  await host.call('mutate', drawPatches(work.tickets, work.changed, 3))
  const catchUp = await reopen(page, reload, server, syncAgain)
  await goOffline()
  await reload()
  await page.evaluate((url) => window.openConsole(url), server)
  await check('the catch-up')

  await page.evaluate(
    (patches) => window.benchConsole.edit(patches),
    drawPatches(work.tickets, work.edits, 7),
  )
  const push = await reopen(page, reload, server, pushAll)
  await check('the push')
  return { ...loaded, wireMb, ...cold, catchUp, push }
}

async function reopen(
  page: Page,
  reload: () => Promise<void>,
  server: string,
  measure: () => Promise<number>,
): Promise<number> {
  await reload()
  await page.evaluate((url) => window.openConsole(url), server)
  return page.evaluate(measure)
}

// What follows runs in the page.

async function loadAll({ server, screenful }: { readonly server: string; readonly screenful: number }) {
  const begun = performance.now()
  await window.openConsole(server)
  await window.benchConsole.connect()
  let firstScreen = Number.NaN
  const noteFirst = async () => {
    await window.benchConsole.waitShown(screenful)
    firstScreen = performance.now() - begun
  }
  const shown = noteFirst()
  await window.benchConsole.waitSynced()
  const initial = performance.now() - begun
  await shown
  const { usedJSHeapSize } = (performance as unknown as { memory: { usedJSHeapSize: number } }).memory
  return { initial, firstScreen, heapMb: usedJSHeapSize / 1e6 }
}

async function openCold({ server, tickets }: { readonly server: string; readonly tickets: number }) {
  const begun = performance.now()
  await window.openConsole(server)
  const coldOpen = performance.now() - begun
  await window.benchConsole.waitShown(tickets)
  return { coldOpen, coldWhole: performance.now() - begun }
}

async function syncAgain(): Promise<number> {
  const begun = performance.now()
  await window.benchConsole.connect()
  await window.benchConsole.waitSynced()
  return performance.now() - begun
}

async function pushAll(): Promise<number> {
  const begun = performance.now()
  await window.benchConsole.connect()
  await window.benchConsole.waitPushed()
  return performance.now() - begun
}
