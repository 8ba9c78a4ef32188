import { expect, it } from 'vitest'
import { runChaos } from '../chaos/chaos'

const seed = Number(process.env['TMINUS_SEED'] ?? 20_260_302)

it(`[SYN220] the server, the network and windows die at once, and nothing is lost or done twice (seed ${seed})`, async () => {
  const said: string[] = []
  const report = await runChaos({
    seed,
    consoles: 8,
    pages: null,
    plan: { kills: 6, freezeMs: 2_000, freezeEvery: 3 },
    say: (line) => said.push(line),
  })
  expect([...said, ...report.faults]).toEqual([])
  expect(report.saved).toBeGreaterThan(0)
  expect(report.trouble).toEqual({ kills: 6, freezes: 2 })
}, 240_000)
