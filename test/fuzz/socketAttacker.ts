import { io, type Socket } from 'socket.io-client'
import * as z from 'zod/mini'
import type { Random } from '#kit/random'
import { drawMessage, properHello, type SocketMessage, type Standing } from './socketMessages'
import type { Target } from './target'
import type { Verdicts } from './verdicts'

const ANSWER_WITHIN_MS = 20_000

const answerSchema = z.object({
  kind: z.string(),
  acks: z.optional(z.array(z.object({ status: z.string(), n: z.number() }))),
})

/** A console that sends what no console sends. */
export interface Attacker {
  readonly attack: () => Promise<void>
  readonly close: () => void
}

export interface AttackPorts {
  readonly target: Target
  readonly random: Random
  readonly verdicts: Verdicts
}

/** What became of the notes, as far as the attacker was told. */
export interface NotesSent {
  /** Ids that the server said it had taken. */
  readonly taken: Set<string>
  /** Ids sent over a connection that ended before the answer: taken or not, nobody was told. */
  readonly unanswered: Set<string>
}

interface LooseSocket {
  readonly emitWithAck: (event: string, payload: unknown) => Promise<unknown>
}

/** `name` is the client id it says hello with. What becomes of its notes is put into `notes`. */
export function createSocketAttacker(
  { target, random, verdicts }: AttackPorts,
  name: string,
  notes: NotesSent,
): Attacker {
  const standing: Standing = { client: name, epoch: 1_000, nextN: 1, noted: 0 }
  let socket: Socket | null = null

  const send = async ({ event, payload }: SocketMessage): Promise<void> => {
    const current = socket
    if (!current?.connected) return verdicts.count('not connected')
    const gone = new Promise<'gone'>((resolve) => current.once('disconnect', () => resolve('gone')))
    const loose = current.timeout(ANSWER_WITHIN_MS) as unknown as LooseSocket
    const answer = await Promise.race([loose.emitWithAck(event, payload).catch(() => 'silence'), gone])
    if (answer === 'gone') {
      for (const { args } of notesIn(payload)) notes.unanswered.add(args.messageId)
      return verdicts.count('connection ended')
    }
    if (answer === 'silence') {
      verdicts.fault(`"${event}" got no answer: ${JSON.stringify(payload)?.slice(0, 200)}`)
      return verdicts.count('no answer')
    }
    verdicts.hear(`the answer to "${event}"`, answer)
    const parsed = answerSchema.safeParse(answer)
    if (!parsed.success) {
      verdicts.fault(`"${event}" was answered without a kind: ${JSON.stringify(answer)?.slice(0, 200)}`)
      return verdicts.count('answer without a kind')
    }
    noteAcks(payload, parsed.data.acks ?? [])
    verdicts.count(
      parsed.data.acks
        ? `acks ${parsed.data.acks.map(({ status }) => status)[0] ?? 'none'}`
        : parsed.data.kind,
    )
  }

  /** Remembers what was taken, and which number is due next. */
  const noteAcks = (
    payload: unknown,
    acks: readonly { readonly status: string; readonly n: number }[],
  ): void => {
    const pushed = notesIn(payload)
    for (const { status, n } of acks) {
      if (status === 'applied' || status === 'rejected') standing.nextN = Math.max(standing.nextN, n + 1)
      if (status !== 'applied') continue
      const taken = pushed.find((intent) => intent.n === n)
      if (taken) notes.taken.add(taken.args.messageId)
    }
  }

  return {
    attack: async () => {
      if (!socket?.connected) {
        socket?.disconnect()
        socket = await connect(target.url, verdicts)
        if (random.chance(0.8)) await send(properHello(target, standing))
      }
      // Several at once, so that answers cross.
      const volley = 1 + random.below(4)
      await Promise.all(Array.from({ length: volley }, () => send(drawMessage(random, target, standing))))
      if (random.chance(0.01)) socket.io.engine.write('garbage that is no packet')
    },
    close: () => socket?.disconnect(),
  }
}

const noteSchema = z.object({
  n: z.number(),
  name: z.literal('note'),
  args: z.object({ messageId: z.string() }),
})
const pushedSchema = z.object({ intents: z.array(z.unknown()) })

/** What is a note in a push, however spoilt the rest of it is. */
function notesIn(payload: unknown): readonly z.infer<typeof noteSchema>[] {
  const pushed = pushedSchema.safeParse(payload)
  return (pushed.data?.intents ?? []).flatMap((intent) => noteSchema.safeParse(intent).data ?? [])
}

async function connect(url: string, verdicts: Verdicts): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true })
  socket.onAny((event: string, ...said: readonly unknown[]) => verdicts.hear(`"${event}"`, said))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}
