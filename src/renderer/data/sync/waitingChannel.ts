import type { Channel, DeskPorts } from '../ports'

/** A channel on which nothing is lost before somebody hears. */
export interface WaitingChannel extends Channel {
  /** Whoever hears from now on, and all that was said before. */
  readonly hearBy: (hear: (message: unknown) => void) => void
}

export function openWaitingChannel(name: string, openChannel: DeskPorts['openChannel']): WaitingChannel {
  const said: unknown[] = []
  let hear = (message: unknown): void => void said.push(message)
  const channel = openChannel(name, (message) => hear(message))
  return {
    ...channel,
    hearBy: (next) => {
      hear = next
      for (const message of said.splice(0)) next(message)
    },
  }
}
