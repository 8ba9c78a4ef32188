import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from '@playwright/test'
import * as z from 'zod/mini'
import { freePort } from '#kit/startServer'
import { findWebKit } from '../../scripts/webkit.mjs'

const SCREEN = { width: 1440, height: 900 }
/** By this name an element travels (w3.org/TR/webdriver2, "Elements"). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** Keys that write nothing (w3.org/TR/webdriver2, "Keyboard actions"). */
const keyCodes: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Enter: '\uE007',
  Escape: '\uE00C',
}

/** The browser, a private window of its own, by the commands of WebDriver. */
export interface Browser {
  readonly open: (url: string) => Promise<void>
  readonly reload: () => Promise<void>
  /** Runs in the page and answers what can be written as JSON. */
  readonly run: <Args extends readonly unknown[], Value>(
    work: (...args: Args) => Value,
    ...args: Args
  ) => Promise<Awaited<Value>>
  /** Clicks what is found there, once there is something. */
  readonly click: (xpath: string) => Promise<void>
  /** Fills a field from the keyboard, or gives a chooser of files the path of one. */
  readonly fill: (css: string, text: string) => Promise<void>
  /** Letters, names as `Escape`, or several at once as `Control+Enter`, one after the other. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Another tab, which has the commands from now on; answers how to go back to the first, closing or leaving it. */
  readonly openTab: () => Promise<{ readonly closeFirst: () => Promise<void> }>
  readonly close: () => Promise<void>
}

export interface Driver {
  readonly start: () => Promise<Browser>
  readonly stop: () => Promise<void>
}

const answerSchema = z.object({ value: z.unknown() })
const refusalSchema = z.object({ error: z.string(), message: z.string() })

const ask = async (url: string, method: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const { value } = answerSchema.parse(await response.json())
  const refusal = refusalSchema.safeParse(value)
  if (!response.ok && refusal.success) throw new Error(`${refusal.data.error}: ${refusal.data.message}`)
  return value
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}

/** A display that nobody sees, of a number that is free. */
async function startDisplay(xvfb: string): Promise<{ child: ChildProcess; name: string }> {
  const size = `${SCREEN.width}x${SCREEN.height}x24`
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const told = child.stdio[3]
  if (!told) throw new Error('Xvfb has no way to tell its number.')
  const [number] = (await once(told, 'data')) as [Buffer]
  return { child, name: `:${number.toString().trim()}` }
}

/** The driver that was found, listening on this computer alone, on a display of its own where there is none. */
export async function startDriver(): Promise<Driver> {
  const found = findWebKit()
  if ('why' in found) throw new Error(found.why)
  const display = found.xvfb === null ? null : await startDisplay(found.xvfb)
  const port = await freePort()
  const child = spawn(found.driver, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, ...(display === null ? {} : { DISPLAY: display.name }) },
  })
  const url = `http://127.0.0.1:${port}`
  await expect(async () => void (await ask(`${url}/status`, 'GET'))).toPass({ timeout: 20_000 })
  return {
    start: () => startBrowser(url),
    stop: async () => {
      await stop(child)
      if (display !== null) await stop(display.child)
    },
  }
}

async function startBrowser(driver: string): Promise<Browser> {
  const session = z.object({ sessionId: z.string() })
  const { sessionId } = session.parse(await ask(`${driver}/session`, 'POST', { capabilities: {} }))
  const at = `${driver}/session/${sessionId}`
  const post = (path: string, body: unknown = {}) => ask(`${at}/${path}`, 'POST', body)
  const find = async (using: string, value: string): Promise<string> => {
    const found = z.object({ [ELEMENT]: z.string() }).parse(await post('element', { using, value }))
    return `element/${found[ELEMENT]}`
  }
  await post('window/rect', SCREEN)
  return {
    open: async (url) => void (await post('url', { url })),
    reload: async () => void (await post('refresh')),
    run: async (work, ...args) =>
      (await post('execute/sync', {
        script: `return (${work.toString()}).apply(null, arguments)`,
        args,
      })) as never,
    click: (xpath) =>
      expect(async () => void (await post(`${await find('xpath', xpath)}/click`))).toPass({
        timeout: 20_000,
      }),
    fill: async (css, text) => void (await post(`${await find('css selector', css)}/value`, { text })),
    press: async (...keys) => {
      const actions = keys.flatMap((pressed) => {
        const together = pressed.length > 1 ? pressed.split('+') : [pressed]
        const values = together.map((key) => keyCodes[key] ?? key)
        const down = values.map((value) => ({ type: 'keyDown', value }))
        return [...down, ...values.toReversed().map((value) => ({ type: 'keyUp', value }))]
      })
      await post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    openTab: async () => {
      const first = await ask(`${at}/window`, 'GET')
      const opened = z.object({ handle: z.string() }).parse(await post('window/new', { type: 'tab' }))
      await post('window', { handle: opened.handle })
      return {
        closeFirst: async () => {
          await post('window', { handle: first })
          await ask(`${at}/window`, 'DELETE')
          await post('window', { handle: opened.handle })
        },
      }
    },
    close: async () => void (await ask(at, 'DELETE')),
  }
}
