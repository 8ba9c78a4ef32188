import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#kit/storeFolder'
import { createLogFile } from './logFile'

let folder: ReturnType<typeof temporaryFolder>
let path: string
const warnings: string[] = []
beforeEach(() => {
  folder = temporaryFolder('t-minus-log')
  path = join(folder.path, 'server.log')
  warnings.length = 0
})
afterEach(() => folder.remove())

const opened = (longestBytes?: number) =>
  createLogFile(path, (sentence) => warnings.push(sentence), longestBytes)

describe('the log file', () => {
  it('[SRV36] is complete after every line, goes on after a new start, and is its user’s alone', () => {
    opened().write('one\n')
    opened().write('two\n')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('[SRV36] keeps one older file and so takes no disk without end', () => {
    const log = opened(100)
    for (let n = 0; n < 1_000; n += 1) log.write(`line ${n}\n`)
    expect(statSync(path).size + statSync(`${path}.old`).size).toBeLessThan(230)
    expect(readFileSync(path, 'utf8')).toContain('line 999\n')
    expect(warnings).toEqual([])
  })

  it('[SRV251] goes on in a new file when somebody has moved or removed the one that is full', () => {
    const log = opened(100)
    log.write(`${'long '.repeat(20)}\n`)
    rmSync(path)
    log.write('after it was removed\n')
    expect(readFileSync(path, 'utf8')).toBe('after it was removed\n')
    expect(warnings).toEqual([])
  })

  it('[SRV37] says once that it cannot be written, and goes on when it can', () => {
    mkdirSync(path)
    const log = opened()
    log.write('lost\n')
    log.write('lost too\n')
    expect(warnings).toEqual([`The log ${path} cannot be written (EISDIR); lines are missing from it.`])
    rmdirSync(path)
    log.write('kept\n')
    expect(readFileSync(path, 'utf8')).toBe('kept\n')
  })
})
