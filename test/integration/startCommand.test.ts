import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'

const command = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs')
let folder: ReturnType<typeof temporaryFolder>
let started: ChildProcess[] = []

beforeEach(() => {
  folder = temporaryFolder('t-minus start')
  started = []
})
afterEach(async () => {
  for (const child of started) await ended(child, 'SIGTERM')
  folder.remove()
})

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  if (signal) child.kill(signal)
  await exit
  return child.exitCode
}

/** `npm start` without npm, on the test's own folder and a port that is free. */
function start({ args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}) {
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...plain } = process.env
  const child = spawn(process.execPath, [command, '--port', '0', '--data', folder.path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plain, ...env },
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return { child, said: () => said }
}

type Started = ReturnType<typeof start>
const hears = async (running: Started, words: string | RegExp): Promise<void> => {
  await expect.poll(running.said, { timeout: 45_000 }).toMatch(words)
}
const addressOf = ({ said }: Started): string => /Open (\S+) in a browser/.exec(said())?.[1] ?? ''

/** An Electron whose window is closed at once, or which cannot run here. */
function anElectronThatEnds(code: number): Record<string, string> {
  const path = join(folder.path, 'electron')
  writeFileSync(path, `#!/usr/bin/env node\nprocess.exit(${code})\n`, { mode: 0o755 })
  return { TMINUS_ELECTRON: path, DISPLAY: ':none' }
}

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '[SRV45] %s stops the server in order',
    async (signal) => {
      const running = start({ args: ['--no-open'] })
      await hears(running, /Ctrl-C stops it\./)
      expect(await ended(running.child, signal)).toBe(0)
      await expect(fetch(addressOf(running))).rejects.toThrow('fetch failed')
    },
  )

  it('[SRV45] a second start on the same folder is refused in one sentence', async () => {
    await hears(start({ args: ['--no-open'] }), /Ctrl-C/)
    const second = start({ args: ['--no-open'] })
    expect(await ended(second.child)).toBe(1)
    expect(second.said().trim()).toMatch(/^[^\n]+\.$/)
    expect(second.said()).toContain(folder.path)
  })

  it.runIf(process.platform === 'linux')(
    '[SRV260] a server that is ended from outside is told of, and the command ends with code 1',
    async () => {
      const running = start({ args: ['--no-open'] })
      await hears(running, /Ctrl-C/)
      const { pid } = running.child
      const [server] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number)
      if (!server) throw new Error('The command has no server.')
      process.kill(server, 'SIGKILL')
      expect(await ended(running.child)).toBe(1)
      await hears(running, 'The server was ended from outside by SIGKILL.')
    },
  )

  it('[SRV46] without a display it says so and serves the console to a browser', async () => {
    const running = start()
    await hears(running, 'The desktop window is not opened because there is no display; a browser shows')
    expect((await fetch(addressOf(running))).status).toBe(200)
  })

  it('[SRV46] the server outlives the desktop window, and says where it goes on', async () => {
    const closed = start({ env: anElectronThatEnds(0) })
    await hears(closed, /The desktop window is closed; the server goes on at http:\S+\. Ctrl-C stops it\./)
    expect((await fetch(addressOf(closed))).status).toBe(200)
    await ended(closed.child, 'SIGTERM')
    await hears(start({ env: anElectronThatEnds(127) }), 'The desktop window ended with code 127;')
  })
})
