import { assertNever } from '#shared/domain/assertNever'

/** Why a log cannot be read, or not to its end. */
export type LogRefusal =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'empty'; readonly path: string }
  | { readonly kind: 'not-gzip'; readonly path: string }
  | { readonly kind: 'damaged'; readonly path: string; readonly detail: string }
  | {
      readonly kind: 'wrong-header'
      readonly path: string
      readonly column: number
      readonly expected: string | null
      readonly found: string | null
    }

/** What is wrong and what to do, in one plain sentence. */
export function logRefusalSentence(refusal: LogRefusal): string {
  switch (refusal.kind) {
    case 'missing':
      return `There is no file ${refusal.path}; give the path of the log, for example incident_event_log.csv.gz.`
    case 'unreadable':
      return `The file ${refusal.path} cannot be read (${refusal.detail}); give the path of a file this user may read.`
    case 'empty':
      return `The file ${refusal.path} is empty; get the log again from where you had it.`
    case 'not-gzip':
      return `The file ${refusal.path} is named .gz but is not compressed; rename it to .csv or get the log again.`
    case 'damaged':
      return `The file ${refusal.path} is damaged (${refusal.detail}); get the log again, then run the same command to carry on.`
    case 'wrong-header':
      return `The file ${refusal.path} is not a ServiceNow incident log: column ${refusal.column} of its first line is ${quoted(refusal.found)} where ${quoted(refusal.expected)} belongs.`
    default:
      return assertNever(refusal)
  }
}

const quoted = (word: string | null): string => (word === null ? 'nothing' : `"${word}"`)
