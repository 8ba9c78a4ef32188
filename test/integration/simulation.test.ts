import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutated } from '../sim/bundle.mjs'
import { mutants } from '../sim/mutantTable.mjs'

const runner = join(import.meta.dirname, '../sim/run.mjs')

/** Runs the simulation in processes of its own: its worlds take the place of the process's time. */
function simulate(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [runner, ...args])
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe('the real console and the real server in 2,000 worlds of faults', () => {
  it(`[SYN28] [SIM1] [SIM2] [SIM3] [SIM4] [SIM5] [SIM6] [SIM7] [SIM8] [SIM9] [SIM10] [SIM11] [SIM12] [SIM13] [SIM14] [SIM15] [SIM18]
      [SIM19] [SIM20]
      hold what is promised, and every twentieth of them twice alike`, async () => {
    const { code, said } = await simulate('--seeds', process.env['SIM_SEEDS'] ?? '2000', '--again', '20')
    expect({ code, said }).toMatchObject({ code: 0 })
    const [tally = '{}'] = said.match(/\{.*\}/) ?? []
    // The faults must really have happened, or else nothing was shown.
    for (const count of Object.values(JSON.parse(tally))) expect(count).toBeGreaterThan(0)
  }, 600_000)

  it('[SIM21] every mutant finds the one place that it takes out', () => {
    const root = join(import.meta.dirname, '../..')
    for (const mutant of mutants) {
      expect(() => mutated(readFileSync(join(root, mutant.file), 'utf8'), mutant)).not.toThrow()
    }
  })

  it('[SIM16] plans that once failed hold', async () => {
    const { code, said } = await simulate('--corpus')
    expect({ code, said }).toMatchObject({ code: 0 })
  }, 120_000)
})
