import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { anAccount } from '#kit/builders'
import { anIntent } from '#kit/intents'
import { clientId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Intent } from '#shared/protocol/messages'
import type { Decision } from '../db/store'
import { createTurnstile } from '../turnstile'
import { createPushGroup } from './pushGroup'
import type { Seat } from './server'

const decisionOn = ({ n }: Intent): Decision => ({
  kind: 'decided',
  ack: { status: 'applied', n, seq: null, scope: null },
  commit: [],
})
const commands = (from: number, count: number): readonly Intent[] =>
  Array.from({ length: count }, (_, at) => anIntent(from + at, 'acknowledge', ticketId('T-1'), {}))

/** A store that notes what it is asked, and a disk that takes its time. */
function aGroup() {
  const commits: (readonly number[])[] = []
  const waitingForDisk: (() => void)[] = []
  const turns = createTurnstile()
  const decided = (batches: readonly { readonly intents: readonly Intent[] }[]) => {
    commits.push(batches.flatMap(({ intents }) => intents.map(({ n }) => n)))
    return batches.map(({ intents }) => intents.map(decisionOn))
  }
  const group = createPushGroup({
    clock: { now: () => instant(0) },
    store: {
      decideAll: async (...[, , , intents]: readonly unknown[]) =>
        decided([{ intents: intents as readonly Intent[] }])[0] ?? [],
      decideTogether: async (batches: readonly { readonly intents: readonly Intent[] }[]) => decided(batches),
    } as never,
    commitAndSend: async (work) => {
      const done = await turns.pass(work)
      await new Promise<void>((resolve) => void waitingForDisk.push(resolve))
      return done
    },
  })
  const account = anAccount()
  const seat = { client: clientId('console-1'), account } as Seat
  return {
    commits: () => commits.map((numbers) => [numbers[0], numbers.at(-1)]),
    disk: () => waitingForDisk.splice(0).forEach((end) => end()),
    push: (from: number, count: number) => group.decide(seat, { epoch: 1, intents: commands(from, count) }),
  }
}
const aTurn = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await setImmediate()
}

describe('batches that wait to be decided', () => {
  it('[SYN343] are decided in their order, the next while the last waits for the disk', async () => {
    const group = aGroup()
    const first = group.push(1, 100)
    await aTurn()
    const second = group.push(101, 100)
    await aTurn()
    expect(group.commits()).toEqual([
      [1, 100],
      [101, 200],
    ])
    group.disk()
    expect((await first).length + (await second).length).toBe(200)
  })

  it('[SYN344] share a commit up to 200 commands, and whoever finds no room is in the next', async () => {
    const group = aGroup()
    const all = [1, 101, 201, 301, 401].map((from) => group.push(from, 100))
    await aTurn()
    expect(group.commits()).toEqual([
      [1, 200],
      [201, 400],
      [401, 500],
    ])
    group.disk()
    expect((await Promise.all(all)).map((decisions) => decisions.length)).toEqual([100, 100, 100, 100, 100])
  })
})
