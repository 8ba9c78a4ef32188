const TYPED_WITHIN_MS = 700

/** What has been typed to find an item, and when the last letter was (milliseconds of the page). */
export interface Typed {
  readonly text: string
  readonly at: number
}

export const nothingTyped: Typed = { text: '', at: Number.NEGATIVE_INFINITY }

export const isTyping = (typed: Typed, at: number): boolean => at - typed.at < TYPED_WITHIN_MS

/** A letter goes on with what was typed just before it. */
export const typedAfter = (typed: Typed, letter: string, at: number): Typed => ({
  text: (isTyping(typed, at) ? typed.text : '') + letter.toLowerCase(),
  at,
})

/**
 * The item whose name begins with what was typed, -1 for none. One letter looks on behind the present item, so that
 * pressing it again goes round; more letters may stay where they are.
 */
export function itemTyped(names: readonly string[], present: number, text: string): number {
  const from = text.length === 1 ? present + 1 : Math.max(0, present)
  const order = names.map((_, index) => (from + index) % names.length)
  return order.find((index) => names[index]?.toLowerCase().startsWith(text)) ?? -1
}
