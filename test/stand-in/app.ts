import type { ChildProcess } from 'node:child_process'
import type { BrowserContext, Page } from '@playwright/test'

export type ElectronModule = typeof Electron.CrossProcessExports

export interface LaunchOptions {
  /** The folder that keeps everything over relaunches; a fresh one when absent. */
  readonly userData?: string
  /** Further words of the command line, such as `--server=http://127.0.0.1:4000`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly headless?: boolean
}

/** A running desktop app: the part of Playwright's ElectronApplication that tests use, on Electron or the stand-in. */
export interface App {
  readonly kind: 'electron' | 'stand-in'
  readonly userData: string
  readonly firstWindow: () => Promise<Page>
  readonly windows: () => readonly Page[]
  /** The first window, open or to come, that matches. */
  readonly waitForWindow: (matches: (page: Page) => boolean) => Promise<Page>
  readonly context: () => BrowserContext
  /** Runs a function in main's process; it sees Electron's module and the argument, and nothing of the test. */
  readonly evaluate: <Result, Arg = undefined>(
    act: (electron: ElectronModule, arg: Arg) => Result,
    arg?: Arg,
  ) => Promise<Awaited<Result>>
  readonly process: () => ChildProcess
  /** Starts the app a second time on the same folder, as a second click on its icon does; settles when that ends. */
  readonly startAgain: (words: readonly string[]) => Promise<void>
  /** Settles when main has gone, however it went. */
  readonly exited: Promise<void>
  /** Quits as a person would. */
  readonly close: () => Promise<void>
  /** kill -9 of main, with everything it was about to write. */
  readonly kill: () => Promise<void>
}
