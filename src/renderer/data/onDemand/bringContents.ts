import type { Refusal } from '#shared/commands/refusal'
import type { ContentId } from '#shared/domain/attachment'
import type { CommandId } from '#shared/domain/ids'
import { SECOND_MS } from '#shared/domain/instant'
import type { UploadAnswer } from '#shared/protocol/attachments'
import type { Timers } from '../../clock/timers'
import type { AttachedFile, OutboxFiles } from '../outbox/outboxFiles'
import type { Unreached } from './archive'
import type { ContentDoor } from './contentDoor'

export type WhyNotAttached = Extract<Refusal, { kind: 'not-attached' }>['why']

/**
 * Brings what a command names to the server, however long that takes, and answers why the server would not have it;
 * null when all of it is there, or the signal has ended it. Rejects when the outbox cannot be read.
 */
export type BringContents = (command: CommandId, signal: AbortSignal) => Promise<WhyNotAttached | null>

export interface BringingPorts {
  readonly files: Pick<OutboxFiles, 'filesOf'>
  readonly door: Pick<ContentDoor, 'wanted' | 'upload'>
  readonly timers: Timers
  /** Evenly spread in [0, 1). */
  readonly random: () => number
  readonly report: (sentence: string) => void
}

const SHORTEST_WAIT_MS = SECOND_MS
const LONGEST_WAIT_MS = 30 * SECOND_MS

export function createBringing(ports: BringingPorts): BringContents {
  return async (command, signal) => {
    const files = await ports.files.filesOf(command)
    for (let attempt = 0; !signal.aborted; attempt++) {
      const outcome = await bring(ports.door, files, signal)
      if (outcome !== 'unreached') return outcome
      if (attempt === 0) ports.report('The files of a message did not reach the server and are tried again.')
      await waitAfter(ports, attempt, signal)
    }
    return null
  }
}

/** Only what the server does not have from an earlier try. */
async function bring(
  door: BringingPorts['door'],
  files: readonly AttachedFile[],
  signal: AbortSignal,
): Promise<WhyNotAttached | 'unreached' | null> {
  const contents = new Map<ContentId, Blob>(files.map(({ attachment, content }) => [attachment.id, content]))
  if (contents.size === 0) return null
  const answer = await door.wanted([...contents.keys()], signal)
  if (answer.kind !== 'wanted') return whyOf(answer)
  for (const id of answer.contents) {
    const content = contents.get(id)
    const outcome = content ? whyOf(await door.upload(id, content, signal)) : null
    if (outcome !== null) return outcome
  }
  return null
}

function whyOf(answer: UploadAnswer | Unreached): WhyNotAttached | 'unreached' | null {
  switch (answer.kind) {
    case 'taken':
      return null
    case 'too-large':
    case 'no-room':
      return answer.kind
    // The session has ended: the connection hears of it as well, and what waits goes out after the next sign-in.
    case 'reauth':
    case 'busy':
    case 'unreached':
      return 'unreached'
    // The server has the word about the command as well; without its contents it refuses it.
    case 'mismatch':
    case 'not-allowed':
    case 'invalid':
      return 'missing'
    default:
      return answer satisfies never
  }
}

/** Between half and all of a wait that doubles. */
const waitAfter = ({ timers, random }: BringingPorts, attempt: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const bound = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** attempt)
    const cancel = timers.after(bound * (0.5 + random() / 2), resolve)
    const stop = () => {
      cancel()
      resolve()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
