import { type ConsoleFigures, measureConsole, type Workload } from './measureConsole'
import {
  type CrowdFigures,
  type CrowdPlan,
  measureCrowd,
  measurePress,
  type PressFigures,
  type PressPlan,
} from './measureCrowd'

/** One system's rounds. */
export interface SystemRounds {
  readonly console: readonly ConsoleFigures[]
  readonly fleet: readonly CrowdFigures[]
  /** As many connections as the fleet has consoles, without a console behind them. */
  readonly ears: readonly CrowdFigures[]
  readonly crowd: readonly CrowdFigures[]
  readonly press: readonly PressFigures[]
}
export interface Comparison {
  readonly work: Workload
  readonly rounds: number
  readonly crowdSize: number
  readonly ours: SystemRounds
  readonly floor: SystemRounds
}
export interface ComparePlan {
  readonly work: Workload
  readonly rounds: number
  readonly crowdSize: number
}

const fleet: CrowdPlan = { consoles: 48, processes: 4, changes: 60, gapMs: 40, kind: 'connect' }
const ears: CrowdPlan = { ...fleet, kind: 'listen' }
const crowdOf = (consoles: number): CrowdPlan => ({
  consoles,
  processes: 2,
  changes: 30,
  gapMs: 500,
  kind: 'listen',
})
/** 500 commands a second. */
const press: PressPlan = { consoles: 25, perPush: 5, everyMs: 250, forMs: 10_000 }

/** Both systems take turns in every round, so that a machine's moods hit them alike. */
export async function compare(
  folders: { readonly ours: string; readonly floor: string },
  { work, rounds, crowdSize }: ComparePlan,
  tell: (sentence: string) => void,
): Promise<Comparison> {
  const systems = ['floor', 'ours'] as const
  const empty = (): { [Part in keyof SystemRounds]: SystemRounds[Part][number][] } => ({
    console: [],
    fleet: [],
    ears: [],
    crowd: [],
    press: [],
  })
  const results = { floor: empty(), ours: empty() }
  for (let round = 1; round <= rounds; round++) {
    for (const system of systems) {
      const into = results[system]
      const folder = folders[system]
      into.console.push(await measureConsole(folder, work))
      into.fleet.push(await measureCrowd(folder, fleet))
      into.ears.push(await measureCrowd(folder, ears))
      into.press.push(await measurePress(folder, press))
      into.crowd.push(await measureCrowd(folder, crowdOf(crowdSize)))
      tell(`${round}/${rounds} ${system} ${JSON.stringify(Object.values(into).map((all) => all.at(-1)))}`)
    }
  }
  return { work, rounds, crowdSize, ...results }
}
