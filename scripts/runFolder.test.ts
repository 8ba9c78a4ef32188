import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import makeRunFolder from '#kit/runFolder'

afterEach(() => {
  vi.unstubAllEnvs()
})

it('[SRV211] what a test makes in the temporary folder lies in that of its run', () => {
  expect(basename(tmpdir())).toMatch(/^t-minus-run-/)
})

it('[SRV211] the folder of a run goes with all that is in it', () => {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, tmpdir())
  const around = tmpdir()
  const remove = makeRunFolder()
  const left = mkdtempSync(join(tmpdir(), 't-minus-left-'))
  expect(dirname(dirname(left))).toBe(around)
  remove()
  expect(existsSync(dirname(left))).toBe(false)
})
