import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const projectRoot = join(import.meta.dirname, '..', '..')

export interface CommandEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningCommand {
  readonly child: ChildProcess
  /** What it has said so far, standard output and error in one. */
  readonly said: () => string
  /** Settles when it has ended by itself or was ended. */
  readonly ended: Promise<CommandEnd>
}

/** A built command of the server as a process of its own; `nodeArgs` are options of Node itself. */
export function startCommand(
  name: 'import' | 'replay' | 'sla' | 'accounts',
  args: readonly string[],
  nodeArgs: readonly string[] = [],
): RunningCommand {
  const bundle = join(projectRoot, 'out', 'server', `${name}.js`)
  if (!existsSync(bundle)) throw new Error(`${bundle} is not built; run \`npm run build\` first.`)
  const child = spawn(process.execPath, [...nodeArgs, bundle, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (piece) => (said.stdout += String(piece)))
  child.stderr.on('data', (piece) => (said.stderr += String(piece)))
  return {
    child,
    said: () => said.stdout + said.stderr,
    ended: once(child, 'close').then(([code, signal]) => ({
      ...said,
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
    })),
  }
}
