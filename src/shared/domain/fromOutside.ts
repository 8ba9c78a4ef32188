import type * as z from 'zod/mini'
import { accepted, type Result, refused } from './result'

/** What is wrong with a value from outside, and where in it; the place is empty for the value as a whole. */
export interface FormFault {
  readonly place: string
  readonly words: string
}

const NOT_OF_ITS_FORM: FormFault = { place: '', words: 'not of its form' }

/**
 * Reads a value that somebody else made. The one way to parse at a door: zod throws where a foreign object answers
 * for its length or its text with something that is no number or text, and a stranger must not be able to stop a process.
 */
export function fromOutside<Value>(schema: z.ZodMiniType<Value>, raw: unknown): Result<Value, FormFault> {
  try {
    const parsed = schema.safeParse(raw)
    if (parsed.success) return accepted(parsed.data)
    const [issue] = parsed.error.issues
    return refused(issue ? { place: issue.path.join('.'), words: issue.message } : NOT_OF_ITS_FORM)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return refused(NOT_OF_ITS_FORM)
    throw error
  }
}
