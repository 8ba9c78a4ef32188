import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

const projectRoot = join(import.meta.dirname, '..', '..')
/** Less than a test has, so that a late server's words are told; five of them may start at once on a busy machine. */
const READY_WITHIN_MS = 45_000

const readySchema = z.object({
  ready: z.literal(true),
  url: z.string(),
  signIn: z.nullable(z.object({ email: z.string(), password: z.string() })),
})

export interface ServerProcessOptions {
  readonly dataDir: string
  readonly port?: number
  /** Further options of the command, for example `['--no-demo']`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The built command; out/server/main.js when not given. */
  readonly bundle?: string
  /** Options of Node itself, for example `['--expose-gc']`. */
  readonly nodeArgs?: readonly string[]
}

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly signIn: { readonly email: string; readonly password: string } | null
  /** kill -9; settles when the process is gone. Nothing happens to one that is gone already. */
  readonly kill: () => Promise<void>
  /** SIGTERM; answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** Freezes it, or lets it go on. */
  readonly signal: (name: 'SIGSTOP' | 'SIGCONT') => void
  /** Null while it runs; else what it said before it ended. */
  readonly lastWords: () => string | null
  /** Starts again on the same port and data; the process must be gone. */
  readonly restart: () => Promise<void>
}

export interface ServerExit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built server as a process of its own, ready to be asked. Fails with what it said when it ends instead. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  let started = await start(options, options.port ?? 0)
  const port = Number(new URL(started.url).port)
  return {
    port,
    url: started.url,
    signIn: started.signIn,
    kill: async () => {
      await end(started.child, 'SIGKILL')
    },
    stop: () => end(started.child, 'SIGTERM'),
    signal: (name) => void started.child.kill(name),
    lastWords: () => {
      const { child, said } = started
      const isGone = child.exitCode !== null || child.signalCode !== null
      return isGone ? said.stderr || said.stdout : null
    },
    restart: async () => {
      started = await start(options, port)
    },
  }
}

/** Runs the built server until it ends by itself, for starts that are refused. */
export async function runServerProcess(options: ServerProcessOptions): Promise<ServerExit> {
  const { child, said } = spawnServer(options, options.port ?? 0)
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, ...said }
}

function spawnServer(options: ServerProcessOptions, port: number) {
  const bundle = options.bundle ?? join(projectRoot, 'out', 'server', 'main.js')
  if (!existsSync(bundle)) throw new Error(`${bundle} is not built; run \`npm run build\` first.`)
  const args = ['--port', String(port), '--data', options.dataDir, ...(options.args ?? [])]
  const env = { ...process.env, ...options.env }
  const child = fork(bundle, args, { env, silent: true, execArgv: [...(options.nodeArgs ?? [])] })
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (piece) => (said.stdout += String(piece)))
  child.stderr?.on('data', (piece) => (said.stderr += String(piece)))
  return { child, said }
}

async function start(options: ServerProcessOptions, port: number) {
  const { child, said } = spawnServer(options, port)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with code ${code}: ${said.stderr || said.stdout}`)
  })
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The server was not ready in time: ${said.stderr || said.stdout}`))
    }, READY_WITHIN_MS)
    child.once('message', () => clearTimeout(timer))
    child.once('exit', () => clearTimeout(timer))
  })
  // Whichever of the others comes later is of no interest any more.
  ended.catch(() => {})
  late.catch(() => {})
  const [message] = (await Promise.race([once(child, 'message'), ended, late])) as [unknown]
  return { child, said, ...readySchema.parse(message) }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = once(child, 'exit')
  child.kill(signal)
  const [code] = (await gone) as [number | null]
  return code
}
