import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { accepted, type Result, refused } from '#shared/domain/result'
import { calendarVectorSchemas, runCalendarVector } from './calendarVector'
import type { Outcome } from './outcome'
import { runTicketVector } from './runTicketVector'
import { ticketVectorSchema } from './ticketVector'

/** As much of a vector as every kind has. */
const headSchema = z.looseObject({ id: z.string(), kind: z.string() })
type Head = z.infer<typeof headSchema>

/** A vector that is ready to run. */
export interface Vector {
  readonly id: string
  readonly kind: string
  readonly run: () => Outcome
}

const unreadable = (sentence: string): (() => Outcome) => {
  return () => ({ kind: 'unreadable', sentence })
}

/** "expect.resolution.dueAt: not an instant". */
function faultOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  return issue ? `${issue.path.join('.') || 'It'}: ${issue.message}.` : 'It cannot be read.'
}

function runnerOf(head: Head): () => Outcome {
  if (head.kind === 'ticket') {
    const vector = ticketVectorSchema.safeParse(head)
    return vector.success ? () => runTicketVector(vector.data) : unreadable(faultOf(vector.error.issues))
  }
  if (!Object.hasOwn(calendarVectorSchemas, head.kind)) return () => ({ kind: 'skipped' })
  const schema = calendarVectorSchemas[head.kind as keyof typeof calendarVectorSchemas]
  const vector = schema.safeParse(head)
  return vector.success ? () => runCalendarVector(vector.data) : unreadable(faultOf(vector.error.issues))
}

function vectorOf(value: unknown, index: number): Vector {
  const head = headSchema.safeParse(value)
  if (head.success) return { id: head.data.id, kind: head.data.kind, run: runnerOf(head.data) }
  const sentence = `Entry ${index} is not a vector: ${faultOf(head.error.issues)}`
  return { id: `entry ${index}`, kind: '', run: unreadable(sentence) }
}

/** Reads a file of vectors: a JSON list, or an object that has one under "vectors". Refused in one sentence. */
export function readVectorFile(path: string): Result<readonly Vector[], string> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return refused(`The file ${path} cannot be read; give the path of a JSON file of vectors.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refused(
      `The file ${path} is not JSON (${error instanceof Error ? error.message : 'no reason given'}).`,
    )
  }
  const list = z.union([z.array(z.unknown()), z.object({ vectors: z.array(z.unknown()) })]).safeParse(json)
  if (!list.success) return refused(`The file ${path} holds no list of vectors.`)
  return accepted((Array.isArray(list.data) ? list.data : list.data.vectors).map(vectorOf))
}
