import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '#kit/random'
import { createHttpAttacker } from './httpAttacker'
import { type Attacker, createSocketAttacker, type NotesSent } from './socketAttacker'
import { startTarget, type Target } from './target'
import { createVerdicts, type Verdicts } from './verdicts'

export interface FuzzReport {
  readonly messages: number
  readonly outcomes: Verdicts['outcomes'] extends () => infer List ? List : never
  readonly faults: readonly string[]
  /** Least heap in use in the first and in the last third, in bytes. */
  readonly heap: { readonly early: number; readonly late: number }
}

const SOCKETS = 6
const HTTP = 3
const SAMPLES = 30
/** What leaks under so many messages grows by far more than this. */
const HEAP_GROWTH = 1.5

/** Sends so many messages that no console sends to a built server, and answers what was wrong with its answers. */
export async function runFuzz(messages: number, seed: number): Promise<FuzzReport> {
  const target = await startTarget()
  try {
    return await fuzz(target, messages, seed)
  } finally {
    await target.close()
  }
}

async function fuzz(target: Target, messages: number, seed: number): Promise<FuzzReport> {
  const verdicts = createVerdicts()
  const notes: NotesSent = { taken: new Set(), unanswered: new Set() }
  const ports = (index: number) => ({ target, verdicts, random: createRandom(seed + index) })
  const attackers: readonly Attacker[] = [
    ...Array.from({ length: SOCKETS }, (_, index) =>
      createSocketAttacker(ports(index), `fuzz-${index}`, notes),
    ),
    ...Array.from({ length: HTTP }, (_, index) => createHttpAttacker(ports(100 + index))),
  ]
  const heap = await attackTogether(attackers, messages, verdicts, target)
  for (const attacker of attackers) attacker.close()
  for (const welcome of ['welcome', 'part', 'beat', 'acks applied']) {
    // Nonsense proves little where nothing sensible gets through.
    if (!verdicts.outcomes().some(([outcome]) => outcome === welcome))
      verdicts.fault(`Never answered: ${welcome}.`)
  }
  for (const sentence of await target.faultsAtEnd(notes)) verdicts.fault(sentence)
  if (heap.late > heap.early * HEAP_GROWTH) {
    verdicts.fault(`The heap grew from ${heap.early} to ${heap.late} bytes.`)
  }
  return { messages: verdicts.messages(), outcomes: verdicts.outcomes(), faults: verdicts.faults(), heap }
}

async function attackTogether(
  attackers: readonly Attacker[],
  messages: number,
  verdicts: Verdicts,
  target: Target,
): Promise<FuzzReport['heap']> {
  const samples: number[] = []
  const sampleWhenDue = async (): Promise<void> => {
    if (verdicts.messages() < (samples.length * messages) / SAMPLES) return
    samples.push(Number.POSITIVE_INFINITY)
    samples[samples.length - 1] = await target.heapBytes()
  }
  const keepOn = async (attacker: Attacker): Promise<void> => {
    while (verdicts.messages() < messages) {
      try {
        await attacker.attack()
        await sampleWhenDue()
      } catch (error) {
        // A process that dies closes its connections a moment before it is gone.
        await delay(1_000)
        throw new Error(`The server is gone: ${target.lastWords() ?? String(error)}`, { cause: error })
      }
    }
  }
  await Promise.all(attackers.map(keepOn))
  const third = Math.ceil(samples.length / 3)
  return { early: Math.min(...samples.slice(0, third)), late: Math.min(...samples.slice(-third)) }
}
