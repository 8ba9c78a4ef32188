// @ts-check
// Every rule of docs/SPEC.md has a test that carries its id, and no test carries an id the spec does not know.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './run.mjs'

const RULE = /^- \*\*((?:R|[A-Z]{2,4}|E2E)\d+)\*\* /gm
const MENTION = /\[((?:R|[A-Z]{2,4}|E2E)\d+)\]/g
const TEST_FILE = /\.(test|spec)\.tsx?$/

/** @param {string} folder @returns {string[]} */
function testFilesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFilesBelow(path)
    return TEST_FILE.test(entry.name) ? [path] : []
  })
}

/**
 * @param {string} spec text of docs/SPEC.md
 * @param {ReadonlyMap<string, string>} tests text by file name
 * @returns {string[]} one sentence per fault
 */
export function faultsOf(spec, tests) {
  const rules = [...spec.matchAll(RULE)].map((match) => match[1] ?? '')
  const faults = rules
    .filter((rule, index) => rules.indexOf(rule) !== index)
    .map((rule) => `${rule} stands in docs/SPEC.md twice.`)
  const mentions = new Map()
  for (const [file, text] of tests) {
    for (const [, rule] of text.matchAll(MENTION)) mentions.set(rule, file)
  }
  for (const rule of new Set(rules)) {
    if (!mentions.has(rule)) faults.push(`${rule} has no test: no title carries [${rule}].`)
  }
  for (const [rule, file] of mentions) {
    if (!rules.includes(rule)) faults.push(`${file} tests [${rule}], which docs/SPEC.md does not have.`)
  }
  return faults
}

/** Prints the faults; answers whether there are none. */
export function checkSpec() {
  const spec = readFileSync(join(projectRoot, 'docs', 'SPEC.md'), 'utf8')
  const files = ['src', 'test', 'scripts'].flatMap((folder) => testFilesBelow(join(projectRoot, folder)))
  const tests = new Map(files.map((file) => [relative(projectRoot, file), readFileSync(file, 'utf8')]))
  const faults = faultsOf(spec, tests)
  const rules = [...spec.matchAll(RULE)].length
  process.stdout.write(faults.length === 0 ? `${rules} rules, each with a test.\n` : `${faults.join('\n')}\n`)
  return faults.length === 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = checkSpec() ? 0 : 1
}
