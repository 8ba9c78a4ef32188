// @ts-check
// Questions and answers between this process and one it forks.
import { fork } from 'node:child_process'

/** @typedef {(...args: never[]) => unknown} Answerer */

/**
 * @template {{ readonly [Name in keyof Host]: Answerer }} Host
 * @param {string} file @param {readonly string[]} given
 */
export function startHost(file, given) {
  const child = fork(file, [...given], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map()
  let last = 0
  child.on(
    'message',
    (/** @type {{ id: number, value?: unknown, fault?: string }} */ { id, value, fault }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (fault === undefined) asked?.resolve(value)
      else asked?.reject(new Error(fault))
    },
  )
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The process ended.'))
  })
  return {
    /**
     * @template {keyof Host & string} Name
     * @param {Name} name @param {Parameters<Host[Name]>} args
     * @returns {Promise<Awaited<ReturnType<Host[Name]>>>}
     */
    call: (name, ...args) => {
      /** @type {Promise<unknown>} */
      const answered = new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        child.send({ id: last, name, args })
      })
      // Both ends are of this folder, and share the type.
      return /** @type {Promise<Awaited<ReturnType<Host[Name]>>>} */ (answered)
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

/**
 * @template {{ readonly [Name in keyof Host]: Answerer }} Host
 * @param {Host} answerers
 */
export function answerCalls(answerers) {
  /** @type {ReadonlyMap<string, unknown>} */
  const answererOf = new Map(Object.entries(answerers))
  process.on('disconnect', () => process.exit(0))
  process.on('message', (/** @type {{ id: number, name: string, args: unknown[] }} */ { id, name, args }) => {
    const answer = async () => {
      const answerer = answererOf.get(name)
      if (typeof answerer !== 'function') throw new Error(`Nobody answers to ${name}.`)
      return Reflect.apply(answerer, null, args)
    }
    answer().then(
      (value) => process.send?.({ id, value }),
      (error) => process.send?.({ id, fault: String(error?.stack ?? error) }),
    )
  })
}
