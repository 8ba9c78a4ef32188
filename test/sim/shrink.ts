import { runPlan } from './runPlan'
import { type ActionKind, actionKinds, calmNetwork, type Mix } from './world/mix'
import type { Plan } from './world/plan'

/** Runs that a shrinking may take: a plan that is small enough to read is worth more than the smallest. */
const RUNS = 250

/**
 * Makes a failing plan smaller as long as it fails with the same invariant: fewer kinds of faults, fewer actions, a
 * calmer network, fewer computers and tickets. Answers the smallest found.
 */
export async function shrink(plan: Plan, invariant: string): Promise<Plan> {
  let smallest = plan
  let runs = 0
  const fails = async (candidate: Plan): Promise<boolean> => {
    if (runs >= RUNS) return false
    runs++
    return (await runPlan(candidate)).failure?.invariant === invariant
  }
  const keepIfFailing = async (candidate: Plan): Promise<boolean> => {
    if (!(await fails(candidate))) return false
    smallest = candidate
    return true
  }
  for (const kind of kindsIn(plan)) await keepIfFailing(without(smallest, kind))
  await dropActions(() => smallest, keepIfFailing)
  for (const calmer of calmings) await keepIfFailing({ ...smallest, mix: calmer(smallest.mix) })
  await keepIfFailing(cutShort(smallest))
  await dropActions(() => smallest, keepIfFailing)
  return smallest
}

const kindsIn = ({ actions }: Plan): readonly ActionKind[] =>
  actionKinds.filter((kind) => actions.some((action) => action.kind === kind))

const without = (plan: Plan, kind: ActionKind): Plan => ({
  ...plan,
  actions: plan.actions.filter((action) => action.kind !== kind),
})

/** Halves, quarters and so on down to single actions. */
async function dropActions(
  smallest: () => Plan,
  keepIfFailing: (candidate: Plan) => Promise<boolean>,
): Promise<void> {
  for (let size = Math.ceil(smallest().actions.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < smallest().actions.length; ) {
      const { actions } = smallest()
      const rest = [...actions.slice(0, from), ...actions.slice(from + size)]
      if (!(await keepIfFailing({ ...smallest(), actions: rest }))) from += size
    }
  }
}

const calmings: readonly ((mix: Mix) => Mix)[] = [
  (mix) => ({ ...mix, network: calmNetwork }),
  (mix) => ({ ...mix, network: { ...mix.network, dropChance: 0 } }),
  (mix) => ({ ...mix, network: { ...mix.network, doubleChance: 0 } }),
  (mix) => ({ ...mix, network: { ...mix.network, halfOpenChance: 0 } }),
  (mix) => ({ ...mix, network: { ...mix.network, delayMs: 10, isReordering: false } }),
  (mix) => ({ ...mix, storeMs: 0 }),
  (mix) => ({ ...mix, diskMs: 0 }),
  (mix) => ({ ...mix, syncMs: 0 }),
  (mix) => ({ ...mix, computers: 2 }),
  (mix) => ({ ...mix, computers: 1 }),
  (mix) => ({ ...mix, tickets: 2 }),
  (mix) => ({ ...mix, partBytes: 20_000 }),
]

const cutShort = (plan: Plan): Plan => ({
  ...plan,
  mix: { ...plan.mix, lengthMs: Math.min(plan.mix.lengthMs, (plan.actions.at(-1)?.at ?? 0) + 10_000) },
})
