/** What happened, as one number to compare and, when asked for, as lines to read. */
export interface Trace {
  readonly note: (who: string, what: string) => void
  readonly hash: () => string
  readonly lines: () => readonly string[]
}

export function createTrace(now: () => number, isKept: boolean): Trace {
  const lines: string[] = []
  let high = 0x811c9dc5
  let low = 0x1b873593
  const mix = (text: string): void => {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      high = Math.imul(high ^ unit, 16_777_619)
      low = Math.imul(low ^ unit, 2_246_822_507)
    }
  }
  return {
    note: (who, what) => {
      const at = now()
      high = Math.imul(high ^ (at * 1_000), 16_777_619)
      mix(who)
      mix(what)
      if (isKept) lines.push(`${(at / 1_000).toFixed(3).padStart(9)} ${who} ${what}`)
    },
    hash: () => (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0'),
    lines: () => lines,
  }
}
