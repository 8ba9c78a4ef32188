import { hasAttachments } from '#shared/commands/write'
import type { CommandId } from '#shared/domain/ids'
import type { Ack, Intent } from '#shared/protocol/messages'
import type { Question } from '#shared/sync/effect'
import type { Answer } from '#shared/sync/event'
import type { BringContents, WhyNotAttached } from '../onDemand/bringContents'
import type { OpenWire } from './wire'

type PushQuestion = Extract<Question, { name: 'push' }>

/**
 * A connection on which a command goes out only after its files (ATT10). Pushes keep their order; of a batch only what
 * stands before the next files to be brought is sent, and the machine asks again for the rest as for any command that an
 * answer left undecided. What the server refuses without its files is told with the reason that this console heard.
 */
export const holdPushes =
  (openWire: OpenWire, bring: BringContents): OpenWire =>
  (ears) => {
    const ending = new AbortController()
    const contents = createContents(bring, ending.signal)
    let held = 0
    let last: Promise<void> = Promise.resolve()

    const wire = openWire({
      ...ears,
      closed: (reason) => {
        ending.abort()
        ears.closed(reason)
      },
      answered: (request, answer, ...rest) =>
        ears.answered(request, withReasons(answer, contents.reasons), ...rest),
    })
    const ask = async (request: number, { name, message }: PushQuestion): Promise<void> => {
      const intents = await contents.bringSome(message.intents)
      if (!ending.signal.aborted) wire.ask(request, { name, message: { ...message, intents } })
    }
    const giveUp = (error: unknown): void => {
      if (ending.signal.aborted) return
      ending.abort()
      wire.close()
      ears.closed(`The files of a message cannot be read. ${String(error)}`)
    }
    return {
      ask: (request, question) => {
        if (question.name !== 'push') return wire.ask(request, question)
        if (held === 0 && contents.areThere(question.message.intents)) return wire.ask(request, question)
        held++
        const asked = last.then(() => ask(request, question))
        last = asked.catch(giveUp).finally(() => void held--)
      },
      look: wire.look,
      close: () => {
        ending.abort()
        wire.close()
      },
    }
  }

/** Whose files are there, on one connection: the server keeps a content for a day only, longer than a connection. */
function createContents(bring: BringContents, ended: AbortSignal) {
  const brought = new Set<CommandId>()
  const reasons = new Map<number, WhyNotAttached>()
  const isReady = ({ id, args }: Intent): boolean => brought.has(id) || !hasAttachments(args)
  return {
    /** By number: why the server would not have the files of a command. */
    reasons,
    areThere: (intents: readonly Intent[]): boolean => intents.every(isReady),
    /** At least the first of them, and those up to the next whose files are to be brought. */
    bringSome: async (intents: readonly Intent[]): Promise<readonly Intent[]> => {
      const [first] = intents
      if (first && !isReady(first)) {
        const why = await bring(first.id, ended)
        if (why !== null) reasons.set(first.n, why)
        brought.add(first.id)
      }
      const next = intents.findIndex((intent) => !isReady(intent))
      return next === -1 ? intents : intents.slice(0, next)
    },
  }
}

function withReasons(answer: Answer, reasons: ReadonlyMap<number, WhyNotAttached>): Answer {
  if (answer.kind !== 'acks' || reasons.size === 0) return answer
  return { ...answer, acks: answer.acks.map((ack) => withReason(ack, reasons.get(ack.n))) }
}

function withReason(ack: Ack, why: WhyNotAttached | undefined): Ack {
  if (why === undefined || ack.status !== 'rejected' || ack.refusal.kind !== 'not-attached') return ack
  return { ...ack, refusal: { kind: 'not-attached', why } }
}
