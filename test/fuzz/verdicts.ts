import { SECRET } from './target'

/** What came of the messages, by how each was refused, and what must never have come. */
export interface Verdicts {
  readonly count: (outcome: string) => void
  readonly fault: (sentence: string) => void
  /** Everything the server says passes here; what the attacker may not see is a fault. */
  readonly hear: (source: string, said: unknown) => void
  readonly messages: () => number
  readonly outcomes: () => readonly (readonly [outcome: string, count: number])[]
  readonly faults: () => readonly string[]
}

const MOST_FAULTS = 50

export function createVerdicts(): Verdicts {
  const outcomes = new Map<string, number>()
  const faults: string[] = []
  let messages = 0
  const fault = (sentence: string): void => {
    if (faults.length < MOST_FAULTS) faults.push(sentence)
  }
  return {
    count: (outcome) => {
      messages += 1
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    },
    fault,
    hear: (source, said) => {
      const text = typeof said === 'string' ? said : (JSON.stringify(said) ?? '')
      if (text.includes(SECRET)) fault(`${source} told what the account may not see: ${text.slice(0, 200)}`)
    },
    messages: () => messages,
    outcomes: () => [...outcomes].toSorted(([, a], [, b]) => b - a),
    faults: () => faults,
  }
}
