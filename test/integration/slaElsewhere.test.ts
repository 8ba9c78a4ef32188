import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const projectRoot = join(import.meta.dirname, '..', '..')
const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs')

/** Computers in a zone without changes of clocks, in one with odd minutes, and in one that once skipped a date. */
const computers = [
  { zone: 'UTC', today: '2026-07-15T12:00:00Z' },
  { zone: 'America/St_Johns', today: '2026-01-15T03:00:00Z' },
  { zone: 'Pacific/Apia', today: '2026-07-15T23:30:00Z' },
] as const

/** Runs the engine's own tests on such a computer; answers their exit code and what they printed last. */
function runThere(
  zone: string,
  today: string,
): Promise<{ readonly exitCode: number | null; readonly said: string }> {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV$)/.test(name))
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/elsewhere/vitest.config.ts'], {
    cwd: projectRoot,
    env: { ...Object.fromEntries(own), NO_COLOR: '1', TZ: zone, ELSEWHERE_TODAY: today },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, said: said.join('').slice(-4_000) }))
  })
}

for (const { zone, today } of computers) {
  test(`[R1] [R4] the engine’s own tests pass on a computer in ${zone} on ${today}`, {
    timeout: 240_000,
  }, async () => {
    const { exitCode, said } = await runThere(zone, today)
    expect(said).toMatch(/Tests +\d{3,} passed/)
    expect(exitCode).toBe(0)
  })
}
