/** What a template may name, by its word between two braces. */
export const templateGaps = ['requester', 'firstName', 'ticket', 'subject', 'agent', 'queue', 'due'] as const
export type TemplateGap = (typeof templateGaps)[number]

const isGap = (word: string): word is TemplateGap => templateGaps.some((gap) => gap === word)

/**
 * A template's text with its gaps filled. A gap that nothing is known for, and one nobody knows, stay as they are
 * written: whoever sends the text must see them. `open` lists those that stayed, each once.
 */
export function fillTemplate(
  body: string,
  known: Readonly<Record<TemplateGap, string | null>>,
): { readonly text: string; readonly open: readonly string[] } {
  const open = new Set<string>()
  const text = body.replaceAll(/\{\{\s*([A-Za-z]+)\s*\}\}/g, (written, word: string) => {
    const value = isGap(word) ? known[word] : null
    if (value !== null && value !== '') return value
    open.add(word)
    return written
  })
  return { text, open: [...open] }
}
