import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptBuildOf, tellPageKeeper } from './keptBuild.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 't-minus-kept-build-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'board.html'), '<title>Board</title>')
  writeFileSync(join(folder, 'assets', 'board-BX12cd_9.js'), 'export {}')
  writeFileSync(join(folder, 'pageKeeper.js'), 'keep(FILES_OF_BUILD)')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

it('[OUT212] a build is all files but the worker, by their contents', () => {
  expect(keptBuildOf(folder, 'code').files).toEqual([
    { path: '/assets/board-BX12cd_9.js', integrity: hashOf('export {}') },
    { path: '/board.html', integrity: hashOf('<title>Board</title>') },
  ])
})

it('[OUT212] another content of any file, or of the worker, is another build', () => {
  const first = keptBuildOf(folder, 'code').id
  expect(keptBuildOf(folder, 'code').id).toBe(first)
  const ids = [first, keptBuildOf(folder, 'other code').id]
  writeFileSync(join(folder, 'board.html'), '<title>Board!</title>')
  ids.push(keptBuildOf(folder, 'code').id)
  expect(new Set(ids).size).toBe(3)
})

it('[OUT212] the built worker is told its files, in the one place that it has for them', () => {
  const { handler } = tellPageKeeper().writeBundle
  handler({ dir: folder })
  const told = /^keep\((.*)\)$/.exec(readFileSync(join(folder, 'pageKeeper.js'), 'utf8'))?.[1] ?? ''
  expect(JSON.parse(told)).toEqual(keptBuildOf(folder, 'keep(FILES_OF_BUILD)'))
  expect(() => handler({ dir: folder })).toThrow('pageKeeper.js has not one place for its files.')
})
