import { describe, expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import type { Race, Setting } from '#shared/commands/races'
import { type QueueId, queueId, ticketId } from '#shared/domain/ids'
import type { Verbs } from '../../desk/useVerbs'
import { raceSentence } from './raceWords'
import { setAgain } from './setAgain'

const me = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')
const telling = { you: me.id, queueName: (queue: QueueId) => (queue === 'network' ? 'Network' : queue) }
const raceOf = (mine: Setting, theirs: Setting, changes: Partial<Race> = {}): Race => ({
  ticket: ticketId('20433'),
  stands: 'mine',
  mine,
  theirs,
  by: 'Mira Laine',
  onItsWayMs: 60_000,
  ...changes,
})
const sentence = (...given: Parameters<typeof raceOf>): string => raceSentence(raceOf(...given), telling)

describe('a race with another agent', () => {
  it('[BRD35] is told in one sentence that names the other and says whose change stands', () => {
    const p1: Setting = { field: 'priority', to: 'P1' }
    const p2: Setting = { field: 'priority', to: 'P2' }
    expect(sentence(p2, p1)).toBe(
      'Mira Laine set P1 on 20433 while you were offline; yours (P2) came later and stands.',
    )
    expect(sentence(p2, p1, { onItsWayMs: 80 })).toBe(
      'Mira Laine set P1 on 20433 at the same time; yours (P2) came later and stands.',
    )
    expect(sentence(p2, p1, { stands: 'theirs' })).toBe(
      'Mira Laine set P1 on 20433 without having seen yours (P2), came later, and stands.',
    )
  })

  it('[BRD35] is told for an owner, a queue and a wait alike', () => {
    const owner = (to: typeof me | null): Setting => ({ field: 'owner', to })
    expect(sentence(owner(me), owner(mira))).toMatch(/^Mira Laine took 20433 .*yours \(to you\)/)
    expect(sentence(owner(null), owner(me))).toMatch(
      /^Mira Laine gave 20433 to you .*yours \(back to the queue\)/,
    )
    expect(sentence(owner(mira), owner(null))).toMatch(/gave 20433 back to the queue .*\(to Mira Laine\)/)
    const queue = (to: string): Setting => ({ field: 'queue', to: queueId(to) })
    expect(sentence(queue('payments'), queue('network'))).toMatch(/moved 20433 to Network .*\(payments\)/)
    const wait = (to: 'active' | 'waiting-vendor'): Setting => ({ field: 'wait', to })
    expect(sentence(wait('active'), wait('waiting-vendor'))).toMatch(
      /set 20433 to waiting on supplier .*\(go on\)/,
    )
    expect(sentence(wait('waiting-vendor'), wait('active'))).toMatch(/went on with 20433/)
  })

  it('[BRD36] that was lost can be set again', async () => {
    const asked: unknown[] = []
    const noted =
      (verb: string) =>
      async (...args: readonly unknown[]): Promise<boolean> => {
        asked.push([verb, ...args])
        return true
      }
    const verbs: Pick<Verbs, 'plain' | 'assign' | 'choose'> = {
      plain: noted('plain'),
      assign: noted('assign'),
      choose: noted('choose'),
    }
    const id = ticketId('20433')
    const settings: readonly Setting[] = [
      { field: 'priority', to: 'P2' },
      { field: 'owner', to: me },
      { field: 'queue', to: queueId('network') },
      { field: 'wait', to: 'waiting-vendor' },
      { field: 'wait', to: 'waiting-customer' },
      { field: 'wait', to: 'active' },
    ]
    for (const setting of settings) await setAgain(verbs, id, setting)
    expect(asked).toEqual([
      ['choose', 'changePriority', id, { to: 'P2' }],
      ['assign', id, me],
      ['choose', 'moveToQueue', id, { to: 'network' }],
      ['choose', 'waitFor', id, { status: 'waiting-vendor' }],
      ['plain', 'waitForCustomer', id],
      ['plain', 'resume', id],
    ])
  })
})
