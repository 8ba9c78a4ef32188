import * as z from 'zod/mini'

/** Letters and digits that nobody takes for another one, read across a room: no 0 O 1 I L, 2 Z, 5 S, 8 B, U V. */
export const CODE_LETTERS = 'ACDEFGHJKMNPQRTWXY34679'
export const CODE_LENGTH = 6

const written = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`)
export const displayCodeSchema = z.string().check(z.regex(written)).brand<'DisplayCode'>()
export type DisplayCode = z.infer<typeof displayCodeSchema>

/** Highest byte that is taken, so that every letter is as likely as the others. */
const TAKEN_BELOW = 256 - (256 % CODE_LETTERS.length)

/** A code of random bytes; null when too few of them could be used. Twice the length is nearly always enough. */
export function codeOfBytes(bytes: Iterable<number>): DisplayCode | null {
  let code = ''
  for (const byte of bytes) {
    if (byte < TAKEN_BELOW) code += CODE_LETTERS.charAt(byte % CODE_LETTERS.length)
    if (code.length === CODE_LENGTH) return displayCodeSchema.parse(code)
  }
  return null
}

/** A code as somebody typed it: in lower case, with spaces or a hyphen. Null for anything that is no code. */
export function typedCode(text: string): DisplayCode | null {
  const parsed = displayCodeSchema.safeParse(text.replaceAll(/[\s-]/g, '').toUpperCase())
  return parsed.success ? parsed.data : null
}

/** In two halves, as people read it to each other: "K7M 4PX". */
export const codeInHalves = (code: DisplayCode): string =>
  `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`
