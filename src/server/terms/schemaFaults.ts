import type * as z from 'zod/mini'
import type { Path } from './filePlaces'
import { knownKeys } from './knownKeys'
import { nearest } from './nearest'

/** A fault of the form of a value: at its name where `key` says so, else at the value. */
export interface FormFault {
  readonly path: Path
  readonly key: string | null
  readonly sentence: string
}

type Issue = z.core.$ZodIssue

/** What is not of its form in a value, in plain sentences; `valueAt` reads the value that was checked. */
export function formFaults(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  valueAt: (path: Path) => unknown,
): readonly FormFault[] {
  return issues.flatMap((issue) => faultsOf(issue, schema, valueAt))
}

const quoted = (text: string): string => JSON.stringify(text)
const listed = (names: readonly string[]): string => names.map(quoted).join(', ')

function faultsOf(
  issue: Issue,
  schema: z.core.$ZodType,
  valueAt: (path: Path) => unknown,
): readonly FormFault[] {
  const path = pathOf(issue)
  const value = valueAt(path)
  const at = (sentence: string): readonly FormFault[] => [{ path, key: null, sentence }]
  if (value === undefined && issue.code !== 'unrecognized_keys') return missing(path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, knownKeys(schema, path)))
    case 'invalid_union':
      return issue.errors.length === 0
        ? at(unknownWord(value, optionsOf(issue)))
        : unionFaults(issue, schema, valueAt)
    case 'invalid_key':
      return [{ path: path.slice(0, -1), key: String(path.at(-1)), sentence: keySentence(issue) }]
    case 'invalid_type':
      return at(`Here must be ${typeName(issue.expected)}, not ${valueName(value)}.`)
    case 'invalid_value':
      return at(unknownWord(value, issue.values.map(String)))
    case 'too_small':
    case 'too_big':
      return at(sizeSentence(issue, value))
    case 'invalid_format':
      return at(issue.message === 'Invalid input' ? wordSentence(value) : issue.message)
    default:
      return at(sentenceOf(issue.message))
  }
}

const pathOf = ({ path }: Issue): Path => path.map((step) => (typeof step === 'symbol' ? String(step) : step))

function missing(path: Path): readonly FormFault[] {
  const key = path.at(-1)
  const sentence =
    typeof key === 'number'
      ? `Entry ${key + 1} is missing here. Write it.`
      : `The key ${quoted(key ?? '')} is missing here. Write it.`
  return [{ path: path.slice(0, -1), key: null, sentence }]
}

function unknownKey(path: Path, key: string, known: readonly string[]): FormFault {
  const meant = nearest(key, known)
  const advice =
    meant !== null
      ? `Did you mean ${quoted(meant)}?`
      : known.length === 0
        ? 'Take it out.'
        : `Known are ${listed(known)}.`
  return { path, key, sentence: `There is no key ${quoted(key)} here. ${advice}` }
}

function unknownWord(value: unknown, known: readonly string[]): string {
  if (typeof value !== 'string') return `Here must be one of ${listed(known)}, not ${valueName(value)}.`
  const meant = nearest(value, known)
  const advice = meant === null ? `Write one of ${listed(known)}.` : `Did you mean ${quoted(meant)}?`
  return `${quoted(value)} is not known here. ${advice}`
}

/** Which words a union tells its forms apart by. */
const optionsOf = (issue: Extract<Issue, { code: 'invalid_union' }>): readonly string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []

/** A value may have several forms: the one it comes nearest to was meant. */
function unionFaults(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  schema: z.core.$ZodType,
  valueAt: (path: Path) => unknown,
): readonly FormFault[] {
  const path = pathOf(issue)
  const forms = issue.errors.map((issues) =>
    issues.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] }, schema, valueAt)),
  )
  const [fewest] = forms.toSorted((a, b) => a.length - b.length)
  return fewest ?? []
}

function keySentence({ issues }: Extract<Issue, { code: 'invalid_key' }>): string {
  const [issue] = issues
  return issue && issue.message !== 'Invalid input' ? issue.message : 'This key is not of its form.'
}

function sizeSentence(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, value: unknown): string {
  const isSmall = issue.code === 'too_small'
  const bound = Number(isSmall ? issue.minimum : issue.maximum)
  const limit =
    issue.inclusive === false
      ? isSmall
        ? `more than ${bound}`
        : `less than ${bound}`
      : isSmall
        ? `at least ${bound}`
        : `at most ${bound}`
  if (issue.origin === 'array') {
    return `Here ${bound === 1 ? 'is' : 'are'} to be ${limit} ${bound === 1 ? 'entry' : 'entries'}.`
  }
  if (issue.origin === 'string') return `Here ${isSmall ? 'must be' : 'may be'} ${limit} characters.`
  return `${JSON.stringify(value)} is out of range here. Write a number of ${limit}.`
}

const wordSentence = (value: unknown): string =>
  `${JSON.stringify(value)} cannot be an id. Write letters, digits, dots, dashes and underscores, beginning with a letter or digit.`

/** A message of ours may be the name of what is wanted instead of a sentence. */
const sentenceOf = (message: string): string =>
  /^[A-Z].*\.$/.test(message) ? message : `Write ${message} here.`

const typeName = (expected: string): string =>
  ({
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list in [ ]',
    tuple: 'a list in [ ]',
    object: 'an object in { }',
    record: 'an object in { }',
  })[expected] ?? expected

function valueName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'a text' : JSON.stringify(value)
}
