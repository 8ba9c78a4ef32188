import type { Clockwork } from '../world/clockwork'
import type { Life } from '../world/life'
import type { ConsoleEnd, ContentsEnd, Link } from '../world/network'
import { createTranslator, type Translator } from './olderWords'

type Listener = (payload: unknown) => void

/** Where a window's sockets go; asked by the address that the window was given. */
export interface SocketDoor {
  readonly life: Life
  readonly clockwork: Clockwork
  readonly connect: (end: ConsoleEnd) => Link
  readonly call: <Answer>(ask: (server: ContentsEnd) => Promise<Answer>) => Promise<Answer | null>
  /** Whether the console speaks the protocol before. */
  readonly isOlder: boolean
}

const asItIs: Translator = {
  toServer: (_event, payload) => payload,
  fromServer: (_event, payload) => payload,
}

let doorOf: (url: string) => SocketDoor = () => {
  throw new Error('No world is running.')
}

/** The world under way answers for every address. */
export function openDoors(find: (url: string) => SocketDoor): void {
  doorOf = find
}

export const doorFor = (url: string): SocketDoor => doorOf(url)

/** Stands where socket.io-client stands when a console is simulated: what of it `socketWire` uses. */
export function io(url: string) {
  const { life, clockwork, connect, isOlder } = doorOf(url)
  const words = isOlder ? createTranslator() : asItIs
  const listeners = new Map<string, Listener>()
  let isGone = false
  const fire = (event: string, payload: unknown): void => {
    if (!isGone) listeners.get(event)?.(payload)
  }
  const link = connect({
    opened: () => fire('connect', undefined),
    told: (event, payload) => fire(event, words.fromServer(event, payload)),
    gone: (reason) => fire('disconnect', reason),
    failed: (reason) => fire('connect_error', new Error(reason)),
  })
  return {
    on: (event: string, run: Listener): void => {
      listeners.set(event, run)
    },
    removeAllListeners: (): void => listeners.clear(),
    disconnect: (): void => {
      if (isGone) return
      isGone = true
      link.leave()
    },
    timeout: (ms: number) => ({
      emit: (event: string, payload: object, answer: (error: Error | null, reply: unknown) => void): void => {
        let isAnswered = false
        const once = (error: Error | null, reply: unknown): void => {
          if (isAnswered || isGone) return
          isAnswered = true
          cancel()
          answer(error, reply)
        }
        const cancel = clockwork.after(ms, () => once(new Error('operation has timed out'), undefined), life)
        link.ask(event, words.toServer(event, payload), (reply) =>
          once(null, words.fromServer(`answer to ${event}`, reply)),
        )
      },
    }),
  }
}
