import { spawn } from 'node:child_process'
import { _electron, type Page } from '@playwright/test'
import type { App, LaunchOptions } from './app'
import { hasLoaded } from './hasLoaded'

interface RealLaunch extends LaunchOptions {
  readonly userData: string
  readonly args: readonly string[]
  readonly executable: string
}

const WINDOW_WAIT_MS = 30_000
const LOOK_EVERY_MS = 50

export async function launchElectron({ executable, args, env, userData }: RealLaunch): Promise<App> {
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    executablePath: executable,
    args: [...noSandbox, ...args],
    env: { ...plainEnvironment(), ...env },
  })
  const exited = new Promise<void>((resolve) => {
    electron.on('close', () => resolve())
  })
  const windows = () => electron.windows().filter(hasLoaded)
  return {
    kind: 'electron',
    userData,
    exited,
    firstWindow: () => waitForPage(windows, () => true),
    windows,
    waitForWindow: (matches) => waitForPage(windows, matches),
    context: () => electron.context(),
    evaluate: ((act: never, arg: never) => electron.evaluate(act, arg)) as App['evaluate'],
    process: () => electron.process(),
    startAgain: (words) => runToEnd(executable, [...noSandbox, ...args, ...words]),
    close: () => electron.close(),
    kill: async () => {
      electron.process().kill('SIGKILL')
      await exited
    },
  }
}

/** Runs a command until it ends by itself. */
export function runToEnd(command: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', () => resolve())
  })
}

export async function waitForPage(
  pages: () => readonly Page[],
  matches: (page: Page) => boolean,
): Promise<Page> {
  for (let waitedMs = 0; waitedMs < WINDOW_WAIT_MS; waitedMs += LOOK_EVERY_MS) {
    const page = pages().find(matches)
    if (page !== undefined) return page
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Error(`No such window within ${WINDOW_WAIT_MS} ms`)
}

/** The environment without what is unset, as Playwright wants it. */
function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
