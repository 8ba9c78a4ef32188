// @ts-check
// A process with a share of the consoles of one system. Argument: the system's folder. All processes run on one
// computer, so their clocks since the epoch can be compared.
import { join } from 'node:path'
import { answerCalls } from './call.mjs'

const [folder = ''] = process.argv.slice(2)
/** @type {import('./adapter').FleetAdapter} */
const { connect, listen } = await import(join(folder, 'fleet.mjs'))

const now = () => performance.timeOrigin + performance.now()
/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
/** @type {{ stamp: number, at: number }[]} */
let heard = []
/** @type {Awaited<ReturnType<typeof connect>>[]} */
const consoles = []
/** @type {import('./adapter').Listener[]} */
const listeners = []

/** @type {import('./adapter').CrowdHost} */
const answerers = {
  /** Whole consoles. @param {string} url @param {number} from @param {number} count */
  connect: async (url, from, count) => {
    for (let index = from; index < from + count; index += 1) {
      let last = 0
      const onChange = (/** @type {{ stamp: number }} */ { stamp }) => {
        if (stamp <= last) return
        last = stamp
        if (index > 0) heard.push({ stamp, at: now() })
      }
      consoles.push(await connect({ url, index, onChange }))
    }
    await Promise.all(consoles.map(({ ready }) => ready))
  },
  /** Consoles that keep nothing. @param {string} url @param {number} from @param {number} count */
  listen: async (url, from, count) => {
    for (let index = from; index < from + count; index += 1) {
      const onStamp = (/** @type {number} */ stamp) => {
        // The one who writes knows already.
        if (index > 0) heard.push({ stamp, at: now() })
      }
      listeners.push(await listen({ url, index, onStamp }))
    }
  },
  /** One change after the other, by the first console. Answers when each was given. @param {readonly string[]} ids @param {number} gapMs */
  write: async (ids, gapMs) => {
    const given = []
    for (const [index, id] of ids.entries()) {
      const at = now()
      given.push({ stamp: index + 1, at })
      const patch = { stamp: index + 1, status: 'open' }
      await (consoles[0]?.write(id, patch) ?? listeners[0]?.push([{ id, patch }]))
      await wait(Math.max(0, gapMs - (now() - at)))
    }
    return given
  },
  /** Every listener pushes so many at once, again and again, for so long. Answers how many were answered and after how long. @param {readonly string[]} ids @param {number} each @param {number} everyMs @param {number} forMs */
  press: async (ids, each, everyMs, forMs) => {
    /** @type {number[]} */
    const answeredAfterMs = []
    const begun = now()
    let done = 0
    await Promise.all(
      listeners.map(async (listener, at) => {
        await wait((everyMs * at) / listeners.length)
        for (let turn = 0; now() - begun < forMs; turn += 1) {
          const asked = now()
          const patches = Array.from({ length: each }, (_, n) => ({
            id: ids[(at * 31 + turn * each + n) % ids.length] ?? '',
            patch: { rev: turn },
          }))
          await listener.push(patches)
          done += each
          answeredAfterMs.push(now() - asked)
          await wait(Math.max(0, everyMs - (now() - asked)))
        }
      }),
    )
    return { done, answeredAfterMs, tookMs: now() - begun }
  },
  heard: () => heard,
  forget: () => {
    heard = []
  },
}
answerCalls(answerers)
