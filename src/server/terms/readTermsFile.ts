import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser'
import { type WrittenTerms, writtenTermsSchema } from '#shared/domain/desk'
import { accepted, type Result, refused } from '#shared/domain/result'
import { ALWAYS } from '#shared/domain/sla/agreement'
import { checkTerms } from '#shared/domain/sla/checkTerms'
import type { TermsRefusal } from '#shared/domain/sla/termsRefusal'
import { priorities } from '#shared/domain/ticket'
import { createPlaces, isThere, keyNodeAt, nodeAt, type Path, repeatedKeys } from './filePlaces'
import { nearest } from './nearest'
import { salvage } from './salvage'
import { type FormFault, formFaults } from './schemaFaults'
import { syntaxSentence } from './syntaxSentence'
import type { TermsFault } from './termsFault'

/** Where a fault begins and ends in the text. */
interface Found {
  readonly offset: number
  readonly end: number
  readonly sentence: string
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false } as const

/**
 * Reads a file of written terms: all its faults at once, in the order of the file, or the terms. What cannot be
 * parsed hides only what comes after it.
 */
export function readTermsFile(fileText: string): Result<WrittenTerms, readonly TermsFault[]> {
  const text = fileText.replace(/^\uFEFF/, '')
  try {
    return readText(text)
  } catch (error) {
    // The parser calls itself for every bracket and has no other bound.
    if (!(error instanceof RangeError)) throw error
    return refused([
      { line: 1, column: 1, sentence: 'This is nested far too deeply. Write what show prints.' },
    ])
  }
}

function readText(text: string): Result<WrittenTerms, readonly TermsFault[]> {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, STRICT)
  const broken = errors.map(({ error, offset, length }) => ({
    offset,
    end: offset + length,
    sentence: syntaxSentence(error, text.slice(offset, offset + length)),
  }))
  const written = root ? faultsOfTree(root) : accepted(null)
  if (broken.length === 0 && written.ok && written.value) return accepted(written.value)
  const sureUntil = broken[0]?.offset ?? text.length
  const faults = written.ok ? [] : written.refusal.filter(({ end }) => end <= sureUntil)
  return refused(placed(text, [...firstOfEachLine(broken, text), ...faults]))
}

/** The parser goes on after a fault as well as it can; what it then meets on the same line comes of that fault. */
function firstOfEachLine(broken: readonly Found[], text: string): readonly Found[] {
  const placeOf = createPlaces(text)
  const lines = broken.map(({ offset }) => placeOf(offset).line)
  return broken.filter((_, index) => lines.indexOf(lines[index] ?? 0) === index)
}

function placed(text: string, found: readonly Found[]): readonly TermsFault[] {
  const placeOf = createPlaces(text)
  const lines = found
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, sentence }) => ({ ...placeOf(offset), sentence }))
  const isSaid = new Set<string>()
  return lines.filter(({ line, column, sentence }) => {
    const key = `${line}:${column} ${sentence}`
    if (isSaid.has(key)) return false
    isSaid.add(key)
    return true
  })
}

function faultsOfTree(root: Node): Result<WrittenTerms, readonly Found[]> {
  const value: unknown = getNodeValue(root)
  const repeated = repeatedKeys(root).map(({ key, node }) =>
    foundAt(node, `The key "${key}" stands twice in this object. Keep one of them.`),
  )
  const read = writtenTermsSchema.safeParse(value)
  if (read.success) {
    const faults = meaningFaults(root, read.data, [])
    return repeated.length + faults.length === 0 ? accepted(read.data) : refused([...repeated, ...faults])
  }
  const valueAt = (path: Path): unknown =>
    isThere(root, path) ? getNodeValue(nodeAt(root, path)) : undefined
  const ofForm = formFaults(read.error.issues, writtenTermsSchema, valueAt).map((fault) =>
    foundForm(root, fault),
  )
  const { terms, standIns } = salvage(value)
  const ofMeaning = meaningFaults(root, terms, standIns)
  return refused([...repeated, ...ofForm, ...ofMeaning])
}

const foundAt = ({ offset, length }: Node, sentence: string): Found => ({
  offset,
  end: offset + length,
  sentence,
})

function foundForm(root: Node, { path, key, sentence }: FormFault): Found {
  const keyNode = key === null ? null : keyNodeAt(root, path, key)
  return foundAt(keyNode ?? nodeAt(root, path), sentence)
}

/** Faults of what is said, those of stand-ins left out, for they are told as faults of form. */
function meaningFaults(root: Node, terms: WrittenTerms, standIns: readonly Path[]): readonly Found[] {
  const isOfStandIn = (path: Path) =>
    standIns.some((standIn) => standIn.every((step, index) => step === path[index]))
  const faults = checkTerms(terms)
    .filter(({ path }) => !isOfStandIn(path))
    .map((fault) => {
      const key = datedKey(fault.path)
      const path = key === null ? fault.path : fault.path.slice(0, -1)
      return foundForm(root, { path, key, sentence: `${fault.sentence}${adviceOn(fault, root, terms)}` })
    })
  const isWhole = standIns.length === 0 && terms.agreements.length > 0
  return isWhole ? [...faults, ...unmatchedFaults(root, terms)] : faults
}

/** Priorities for which the version that is to hold promises nothing, not even that nothing is promised. */
function unmatchedFaults(root: Node, { agreements }: WrittenTerms): readonly Found[] {
  const policies = agreements.at(-1)?.policies ?? []
  const path = ['agreements', agreements.length - 1, 'policies']
  return priorities
    .filter((priority) => !policies.some(({ when }) => when.priority?.includes(priority) ?? true))
    .map((priority) =>
      foundAt(
        nodeAt(root, path),
        `No policy matches a ticket of ${priority}. Write one, with "targets": {} where nothing is promised.`,
      ),
    )
}

/** A date that is itself the fault is a key in overrides, openings and breaks. */
function datedKey(path: Path): string | null {
  const last = path.at(-1)
  return typeof last === 'string' && /^\d/.test(last) ? last : null
}

/** Which known name a misspelt one is near to; empty when none is. */
function adviceOn({ kind, path }: TermsRefusal, root: Node, terms: WrittenTerms): string {
  const written: unknown = getNodeValue(nodeAt(root, path))
  if (typeof written !== 'string') return ''
  const known =
    kind === 'unknown-zone'
      ? Intl.supportedValuesOf('timeZone')
      : kind === 'unknown-calendar'
        ? [ALWAYS, ...terms.calendars.map(({ id }) => id)]
        : []
  const meant = nearest(written, known)
  return meant === null ? '' : ` Did you mean "${meant}"?`
}
