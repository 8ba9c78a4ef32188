/** Questions and answers between two processes over Node's own channel, both ways, with typed verbs. */
export type Verbs = { readonly [name: string]: (...args: never) => unknown }

/** What `process` and a ChildProcess have in common here. */
export interface Channel {
  readonly connected?: boolean
  readonly send?: (message: Message, sent: (problem: Error | null) => void) => boolean
  readonly on: (event: 'message', listener: (message: unknown) => void) => unknown
}

type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly verb: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'problem'; readonly id: number; readonly message: string }

export interface Wire<Theirs extends Verbs> {
  readonly ask: <Verb extends keyof Theirs & string>(
    verb: Verb,
    ...args: Parameters<Theirs[Verb]>
  ) => Promise<Awaited<ReturnType<Theirs[Verb]>>>
  /** Asks and leaves the answer: for what the other side may miss because it is going away. */
  readonly tell: <Verb extends keyof Theirs & string>(verb: Verb, ...args: Parameters<Theirs[Verb]>) => void
  /** Every open question ends as a problem: the other process is gone. */
  readonly cut: () => void
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (problem: Error) => void
}

export function createWire<Theirs extends Verbs>(channel: Channel, mine: Verbs): Wire<Theirs> {
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  const send = (message: Message) => {
    // The other process may go between the check and the write; that is no fault of ours (EPIPE).
    if (channel.connected === true) channel.send?.(message, () => {})
  }
  const answer = async (id: number, verb: string, args: readonly unknown[]) => {
    try {
      const act = mine[verb]
      if (act === undefined) throw new Error(`Nobody answers "${verb}"`)
      send({ kind: 'answer', id, value: await act(...(args as never)) })
    } catch (problem) {
      send({ kind: 'problem', id, message: problem instanceof Error ? problem.message : String(problem) })
    }
  }
  channel.on('message', (received) => {
    const message = received as Message
    if (message.kind === 'ask') {
      void answer(message.id, message.verb, message.args)
      return
    }
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') asked?.resolve(message.value as never)
    else asked?.reject(new Error(message.message))
  })

  const ask = (verb: string, ...args: readonly unknown[]) =>
    new Promise<never>((resolve, reject) => {
      if (channel.connected !== true) return reject(new Error('The other process is gone'))
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      send({ kind: 'ask', id: lastId, verb, args })
    })

  return {
    ask,
    tell: (verb, ...args) => void ask(verb, ...args).catch(() => {}),
    cut: () => {
      for (const asked of waiting.values()) asked.reject(new Error('The other process is gone'))
      waiting.clear()
    },
  }
}
