import { describe, expect, it } from 'vitest'
import { runWorld } from '#kit/syncWorld'

const FIRST_SEED = Number(process.env['SEED'] ?? 1)
const SEEDS = Number(process.env['SEEDS'] ?? 60)

describe('consoles on a bad network', () => {
  it('[SYN28] see one truth in the end, and every command is carried out once or refused with a reason', () => {
    const total = { commands: 0, drops: 0, doubles: 0, crashes: 0, restarts: 0 }
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      try {
        const report = runWorld(seed)
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key]
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }
    }
    // The faults must really have happened, or else nothing was shown.
    for (const count of Object.values(total)) expect(count).toBeGreaterThan(SEEDS / 4)
  }, 120_000)
})
