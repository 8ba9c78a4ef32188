import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '#kit/random'
import type { ServerProcess } from '#kit/serverProcess'

/** What was done to the server. */
export interface Trouble {
  kills: number
  freezes: number
}

export interface TroublePlan {
  /** How often it is killed, over the whole time. */
  readonly kills: number
  /** How long it stands still when it is stopped with SIGSTOP, in milliseconds. */
  readonly freezeMs: number
  /** One in so many troubles is a freeze. */
  readonly freezeEvery: number
}

const SHORTEST_LIFE_MS = 150
const LONGEST_LIFE_MS = 2_500

const lifeMs = (random: Random): number => SHORTEST_LIFE_MS + random.below(LONGEST_LIFE_MS - SHORTEST_LIFE_MS)

/** Kills the server with kill -9 at random instants and starts it again, and now and then freezes it. */
export async function troubleServer(
  server: ServerProcess,
  plan: TroublePlan,
  random: Random,
  say: (line: string) => void,
): Promise<Trouble> {
  const trouble: Trouble = { kills: 0, freezes: 0 }
  while (trouble.kills < plan.kills) {
    await delay(lifeMs(random))
    if (trouble.kills % plan.freezeEvery === plan.freezeEvery - 1) {
      server.signal('SIGSTOP')
      await delay(plan.freezeMs)
      server.signal('SIGCONT')
      trouble.freezes += 1
      // It lives on for a while, with whatever was sent to it meanwhile.
      await delay(lifeMs(random))
    }
    await server.kill()
    trouble.kills += 1
    await server.restart()
    if (trouble.kills % 20 === 0) say(`${trouble.kills} kills, ${trouble.freezes} freezes`)
  }
  return trouble
}
