import type { Clockwork } from '../world/clockwork'
import type { Life } from '../world/life'
import type { ConsoleEnd, Link } from '../world/network'

type Listener = (payload: unknown) => void

/** Where a window's sockets go; asked by the address that the window was given. */
export interface SocketDoor {
  readonly life: Life
  readonly clockwork: Clockwork
  readonly connect: (end: ConsoleEnd) => Link
}

let doorOf: (url: string) => SocketDoor = () => {
  throw new Error('No world is running.')
}

/** The world under way answers for every address. */
export function openDoors(find: (url: string) => SocketDoor): void {
  doorOf = find
}

/** Stands where socket.io-client stands when a console is simulated: what of it `socketWire` uses. */
export function io(url: string) {
  const { life, clockwork, connect } = doorOf(url)
  const listeners = new Map<string, Listener>()
  let isGone = false
  const fire = (event: string, payload: unknown): void => {
    if (!isGone) listeners.get(event)?.(payload)
  }
  const link = connect({
    opened: () => fire('connect', undefined),
    told: fire,
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
      emit: (
        event: string,
        payload: unknown,
        answer: (error: Error | null, reply: unknown) => void,
      ): void => {
        let isAnswered = false
        const once = (error: Error | null, reply: unknown): void => {
          if (isAnswered || isGone) return
          isAnswered = true
          cancel()
          answer(error, reply)
        }
        const cancel = clockwork.after(ms, () => once(new Error('operation has timed out'), undefined), life)
        link.ask(event, payload, (reply) => once(null, reply))
      },
    }),
  }
}
