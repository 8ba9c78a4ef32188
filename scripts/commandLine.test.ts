import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What a command says, and the code that it ends with. */
const run = (script: string, ...args: readonly string[]) =>
  new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, [join(root, script), ...args], (error, out, said) => {
      resolve({ code: error?.code ?? 0, said: out + said })
    })
  })

it('[SRV261] a proof or a measuring that is asked for in other words than it knows says so in one line and proves nothing', async () => {
  const asked = await Promise.all([
    run('test/sim/run.mjs', '--seeds', 'many'),
    run('test/sim/run.mjs', '--seeds', '0'),
    run('test/sim/run.mjs', '--sees', '3'),
    run('test/chaos/run.mjs', 'now'),
    run('scripts/takeScreenshots.mjs', '--size', '12'),
  ])
  for (const { code, said } of asked) {
    expect(code).toBe(2)
    expect(said).toMatch(/^[^\n]+; write it like: n[^\n]+\n$/)
  }
  expect(asked[0]?.said).toMatch(/^--seeds "many" is no whole number above zero; write it like: npm run sim /)
})
