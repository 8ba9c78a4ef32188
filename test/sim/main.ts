import { checkPlan } from './checkPlan'
import { runPlan } from './runPlan'
import { shrink } from './shrink'
import { type Plan, planOf } from './world/plan'
import type { Tally } from './world/tally'

/** What a worker tells of a plan that it ran. */
export interface Told {
  readonly hash: string
  readonly tally: Tally
  /** The invariant and what broke it; null for a plan that holds. */
  readonly failure: { readonly invariant: string; readonly sentence: string } | null
}

/** Runs a plan, twice when it holds; a number is a seed. */
export const check = async (what: Plan | number): Promise<Told> =>
  told(await checkPlan(typeof what === 'number' ? planOf(what) : what))

/** Runs the plan of a seed without a second time. */
export const look = async (seed: number): Promise<Told> => told(await runPlan(planOf(seed)))

function told({ hash, tally, failure }: Awaited<ReturnType<typeof runPlan>>): Told {
  return {
    hash,
    tally,
    failure: failure && { invariant: failure.invariant, sentence: failure.message },
  }
}

/** The same plan once; for mutants, whose runs need not be repeated. */
export async function checkOnce(seed: number): Promise<string | null> {
  return (await runPlan(planOf(seed))).failure?.message ?? null
}

/** The smallest plan that still fails alike, with its trace. */
export async function explain(
  what: Plan | number,
): Promise<{ readonly plan: Plan; readonly lines: readonly string[] }> {
  const plan = typeof what === 'number' ? planOf(what) : what
  const { failure } = await runPlan(plan)
  const smallest = failure ? await shrink(plan, failure.invariant) : plan
  const { lines, failure: again } = await runPlan(smallest, true)
  return { plan: smallest, lines: again ? [...lines, again.message] : lines }
}
