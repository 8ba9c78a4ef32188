import { runPlan } from './runPlan'
import { planOf } from './world/plan'

export { planOf, runPlan }
