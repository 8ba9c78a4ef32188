// @ts-check
// Questions and answers between this process and one it forks.
import { fork } from 'node:child_process'

/** @typedef {(...args: any[]) => unknown} Answerer */

/** @param {string} file @param {readonly string[]} given */
export function startHost(file, given) {
  const child = fork(file, [...given], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
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
    /** @param {string} name @param {...unknown} args @returns {Promise<any>} */
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        child.send({ id: last, name, args })
      }),
    stop: () => void child.kill('SIGKILL'),
  }
}

/** @param {Readonly<Record<string, Answerer>>} answerers */
export function answerCalls(answerers) {
  process.on('disconnect', () => process.exit(0))
  process.on('message', (/** @type {{ id: number, name: string, args: unknown[] }} */ { id, name, args }) => {
    const answer = async () => answerers[name]?.(...args)
    answer().then(
      (value) => process.send?.({ id, value }),
      (error) => process.send?.({ id, fault: String(error?.stack ?? error) }),
    )
  })
}
