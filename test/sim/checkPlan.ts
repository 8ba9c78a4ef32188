import { type Outcome, runPlan } from './runPlan'
import type { Plan } from './world/plan'
import { Violation } from './world/violation'

/** Runs a plan twice: what it does must not depend on anything but the plan. */
export async function checkPlan(plan: Plan): Promise<Outcome> {
  const first = await runPlan(plan)
  if (first.failure) return first
  const second = await runPlan(plan)
  if (second.hash === first.hash) return first
  return { ...first, failure: new Violation('SIM15', `two runs differ: ${first.hash} and ${second.hash}`) }
}
