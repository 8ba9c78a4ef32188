import { io } from 'socket.io-client'
import type * as z from 'zod/mini'
import { fitsOf } from '#shared/protocol/fits'
import {
  farewellSchema,
  heartbeatAnswerSchema,
  helloAnswerSchema,
  lagSchema,
  liveSchema,
  presenceSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  scopesChangedSchema,
} from '#shared/protocol/messages'
import { BEFORE_ALL, type Seq } from '#shared/protocol/rows'
import { limits, PROTOCOL, ROW_SCHEMA } from '#shared/protocol/version'
import type { Question } from '#shared/sync/effect'
import type { Answer } from '#shared/sync/event'
import { unpackPart } from '../cache/unpackPart'
import type { OpenWire, Wire, WireEars } from './wire'

export interface SocketSpeaker {
  readonly serverUrl: string
  readonly token: string
  readonly appVersion: string
  /** Monotonic milliseconds; the readings of clock samples. */
  readonly reading: () => number
}

const answerSchemas: Record<Question['name'], z.ZodMiniType<Answer>> = {
  hello: helloAnswerSchema,
  pull: pullAnswerSchema,
  push: pushAnswerSchema,
  heartbeat: heartbeatAnswerSchema,
}

/** About a hundred tickets with what was asked for: enough to fill a window. */
const FIRST_PART_BYTES = 96 * 1024

/** A scope begins with a part that is soon made and read, so that somebody who waits sees tickets. */
const partBytes = (cursor: Seq): number => (cursor === BEFORE_ALL ? FIRST_PART_BYTES : limits.partBytes)

function payloadOf(question: Question, speaker: SocketSpeaker): unknown {
  switch (question.name) {
    case 'hello': {
      const { token, appVersion } = speaker
      const t0 = speaker.reading()
      return { ...question.message, protocol: PROTOCOL, rowSchema: ROW_SCHEMA, token, appVersion, t0 }
    }
    case 'pull':
      return { ...question.message, maxBytes: partBytes(question.message.cursor), form: 'packed' }
    case 'push':
      return question.message
    case 'heartbeat':
      return { t0: speaker.reading() }
    default:
      return question satisfies never
  }
}

/** Connections over socket.io: websocket only, and without its own reconnection, which knows nothing of epochs. */
export const openSocketWire =
  (speaker: SocketSpeaker): OpenWire =>
  (ears) => {
    const socket = io(speaker.serverUrl, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: limits.answerWithinMs,
    })
    const end = endOnce(ears, () => socket.disconnect())
    const listen = <Word>(event: string, schema: z.ZodMiniType<Word>, tell: (word: Word) => void): void => {
      const fits = fitsOf(schema)
      socket.on(event, (payload: unknown) => {
        if (fits(payload)) return tell(payload)
        const parsed = schema.safeParse(payload)
        if (parsed.success) tell(parsed.data)
        else end(`unreadable ${event}`)
      })
    }
    socket.on('connect', ears.opened)
    socket.on('connect_error', (error) => end(error.message))
    socket.on('disconnect', (reason) => end(reason))
    listen('live', liveSchema, ears.live)
    listen('scopes', scopesChangedSchema, ears.scopes)
    listen('lag', lagSchema, ears.lag)
    socket.on('presence', (payload: unknown) => hearPresence(ears, payload))
    listen('farewell', farewellSchema, ears.farewell)
    return {
      ask: (request, question) => {
        const askedAt = speaker.reading()
        const take = (error: Error | null, reply: unknown): void => {
          if (error) return end(`no answer to ${question.name}`)
          const ask: Asked = { request, name: question.name, askedAt, answeredAt: speaker.reading() }
          if (isPacked(reply)) void takePacked(ears, end, ask, reply)
          else takePlain(ears, end, ask, reply)
        }
        socket.timeout(limits.answerWithinMs).emit(question.name, payloadOf(question, speaker), take)
      },
      look: (looking) => socket.timeout(limits.answerWithinMs).emit('looking', looking, () => undefined),
      close: () => {
        socket.removeAllListeners()
        socket.disconnect()
      },
    } satisfies Wire
  }

/** Nothing depends on it, so what cannot be read of it ends nothing. */
function hearPresence(ears: WireEars, payload: unknown): void {
  const parsed = presenceSchema.safeParse(payload)
  if (parsed.success) ears.presence(parsed.data)
}

interface Asked {
  readonly request: number
  readonly name: Question['name']
  readonly askedAt: number
  readonly answeredAt: number
}

function takePlain(ears: WireEars, end: (reason: string) => void, asked: Asked, reply: unknown): void {
  const answer = readAnswer(answerSchemas[asked.name], reply)
  if (answer) ears.answered(asked.request, answer, asked.askedAt, asked.answeredAt)
  else end(`unreadable answer to ${asked.name}`)
}

function readAnswer(schema: z.ZodMiniType<Answer>, reply: unknown): Answer | null {
  if (fitsOf(schema)(reply)) return reply
  return schema.safeParse(reply).data ?? null
}

/** What comes while pages are inflated is heard first; the machine takes a part for what it is whenever it comes. */
async function takePacked(
  ears: WireEars,
  end: (reason: string) => void,
  { request, askedAt, answeredAt }: Asked,
  reply: unknown,
): Promise<void> {
  try {
    const { part, pages } = await unpackPart(reply)
    ears.answered(request, part, askedAt, answeredAt, pages)
  } catch {
    end('unreadable page')
  }
}

const isPacked = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'kind' in reply && reply.kind === 'packed'

/** However many ways a connection fails at once, it has ended once. */
function endOnce(ears: Pick<WireEars, 'closed'>, disconnect: () => void): (reason: string) => void {
  let hasEnded = false
  return (reason) => {
    if (hasEnded) return
    hasEnded = true
    disconnect()
    ears.closed(reason)
  }
}
