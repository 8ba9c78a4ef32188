import { join } from 'node:path'
import { readConfig } from './config'
import { LOG_FILE, type RunningDesk, startDesk } from './startDesk'

const STOP_WITHIN_MS = 3_000

/** Ends once the sentence is out: a pipe may be slower than the process. */
function failWith(sentence: string): void {
  process.stderr.write(`${sentence}\n`, () => process.exit(1))
}

/** Told to whoever started this process, or printed when a person did. */
function announce({ url, signIn }: RunningDesk): void {
  if (process.send) {
    process.send({ ready: true, url, signIn })
    return
  }
  process.stdout.write(`T-Minus is served at ${url}\n`)
  if (signIn) process.stdout.write(`Sign in as ${signIn.email} with the password ${signIn.password}\n`)
  process.stdout.write('Ctrl-C stops it.\n')
}

function stopOnSignal(desk: RunningDesk): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    desk.close().then(
      () => process.exit(0),
      (error: unknown) => failWith(`T-Minus did not stop in order: ${String(error)}`),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The command that started this server is gone, so nobody could stop it any more.
  process.on('disconnect', stop)
}

/** The one place where a fault of ours ends that nobody expected. */
function stopOnFault({ log }: RunningDesk): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopped by a fault')
    failWith(`T-Minus stopped because of a fault of its own (${error.message}); ${LOG_FILE} says more.`)
  })
}

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env, process.cwd())
  if (!config.ok) {
    if (config.refusal.kind === 'wrong') return failWith(config.refusal.sentence)
    process.stdout.write(config.refusal.text)
    return
  }
  const desk = await startDesk(config.value, join(import.meta.dirname, '..', 'renderer'))
  if (!desk.ok) return failWith(desk.refusal)
  stopOnFault(desk.value)
  stopOnSignal(desk.value)
  announce(desk.value)
}

main().catch((error: unknown) => failWith(`T-Minus could not start: ${String(error)}`))
