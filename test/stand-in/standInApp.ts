import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Frame, type Page } from '@playwright/test'
import { chromiumArgs, chromiumPath } from '../../scripts/chromium.mjs'
import type { App, LaunchOptions } from './app'
import { bundleStandIn } from './bundle'
import { createPages, type Pages } from './pages'
import { runToEnd, waitForPage } from './realApp'
import { electronUrl, type MainVerbs } from './verbs'
import { createWire, type Wire } from './wire'

interface StandInLaunch extends LaunchOptions {
  readonly userData: string
  readonly args: readonly string[]
  readonly projectFolder: string
}

const QUIT_WAIT_MS = 5_000

/** Runs the real main bundle in a Node process of its own, with each of its windows a page of an installed Chromium. */
export async function launchStandIn(options: StandInLaunch): Promise<App> {
  const entry = await bundleStandIn(options.projectFolder)
  const context = await openChromium(options)
  let main: Wire<MainVerbs> | null = null
  const askMain: Wire<MainVerbs>['ask'] = (verb, ...args) =>
    main === null ? Promise.reject(new Error('Main has not started')) : main.ask(verb, ...args)
  const pages = createPages(context, askMain)
  await answerPages(context, pages, askMain)
  const child = spawn(process.execPath, [entry, ...options.args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, ...options.env },
  })
  child.on('error', () => {}) // A failed write to a child that is going; its end is told by `exit`.
  let sayStarted = () => {}
  const started = new Promise<void>((resolve) => {
    sayStarted = resolve
  })
  const wire = createWire<MainVerbs>(child, { ...pages.verbs, started: () => sayStarted() })
  main = wire
  const exited = closeAfter(child, context, wire)
  await Promise.race([started, exited])
  return appOf({ options, entry, child, context, pages, askMain, exited })
}

/** The profile lies in the user data folder, so IndexedDB outlives a relaunch as it does on Electron. */
function openChromium({ userData, headless }: StandInLaunch): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(userData, 'stand-in-profile'), {
    executablePath: chromiumPath(),
    headless: headless ?? true,
    viewport: null,
    serviceWorkers: 'block',
    args: [
      ...chromiumArgs,
      // As `backgroundThrottling: false` in our windows.
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  })
}

/** The one way from a page into main: the page runtime takes this binding off `window` before any other script. */
async function answerPages(
  context: BrowserContext,
  pages: Pages,
  ask: Wire<MainVerbs>['ask'],
): Promise<void> {
  const answer = async (
    page: Page,
    frame: Frame,
    verb: string,
    rest: readonly unknown[],
  ): Promise<unknown> => {
    const id = pages.idOf(page)
    if (frame !== page.mainFrame()) throw new Error('The stand-in lets only the main frame speak')
    if (verb === 'open') return ask('mayOpen', id, electronUrl(String(rest[0])))
    return ask('invoke', id, electronUrl(frame.url()), String(rest[0]), rest[1] as readonly unknown[])
  }
  await context.exposeBinding('__standIn', async ({ page, frame }, verb: string, ...rest: unknown[]) => {
    try {
      return { value: await answer(page, frame, verb, rest) }
    } catch (problem) {
      return { problem: problem instanceof Error ? problem.message : String(problem) }
    }
  })
}

function closeAfter(child: ChildProcess, context: BrowserContext, main: Wire<MainVerbs>): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => {
      main.cut()
      context.close().then(resolve, () => resolve())
    })
  })
}

interface Parts {
  readonly options: StandInLaunch
  readonly entry: string
  readonly child: ChildProcess
  readonly context: BrowserContext
  readonly pages: Pages
  readonly askMain: Wire<MainVerbs>['ask']
  readonly exited: Promise<void>
}

function appOf({ options, entry, child, context, pages, askMain, exited }: Parts): App {
  const goneWithout = exited.then(() => {
    throw new Error('Main ended without opening a window')
  })
  goneWithout.catch(() => {})
  const waitForWindow: App['waitForWindow'] = (matches) =>
    Promise.race([waitForPage(pages.open, matches), goneWithout])
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return {
    kind: 'stand-in',
    userData: options.userData,
    exited,
    firstWindow: () => waitForWindow(() => true),
    windows: pages.open,
    waitForWindow,
    context: () => context,
    evaluate: ((act: () => unknown, arg: unknown) =>
      askMain('evaluate', act.toString(), arg)) as App['evaluate'],
    process: () => child,
    startAgain: (words) => runToEnd(process.execPath, [entry, ...options.args, ...words]),
    kill,
    close: async () => {
      if (child.exitCode === null) await askMain('quit').catch(() => {})
      const impatience = setTimeout(() => child.kill('SIGKILL'), QUIT_WAIT_MS)
      await exited
      clearTimeout(impatience)
    },
  }
}
