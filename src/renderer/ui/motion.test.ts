import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '..')
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
)

/** What the keyframes of a style sheet change, by name. */
function changedBy(css: string): readonly string[] {
  const keyframes = css.matchAll(/@keyframes [\w-]+ \{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g)
  return [...keyframes].flatMap(([, steps = '']) =>
    [...steps.matchAll(/([\w-]+)\s*:/g)].map(([, name = '']) => name),
  )
}

it('[WBD40] what moves by itself is moved, faded or shown: no frame of it has the page drawn anew', () => {
  const changed = new Set(sheets.flatMap((name) => changedBy(readFileSync(join(renderer, name), 'utf8'))))
  expect(changed).toContain('transform')
  expect([...changed].filter((name) => !['transform', 'opacity', 'visibility'].includes(name))).toEqual([])
})
