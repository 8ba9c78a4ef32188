import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { collected, logHeader, logLine, utcFileTime, writeLog } from '#kit/logLines'
import { temporaryFolder } from '#kit/storeFolder'
import { logRefusalSentence } from './logRefusal'
import { type LogItem, openLog } from './openLog'

const folder = temporaryFolder('t-minus-log')
afterAll(folder.remove)

async function read(path: string): Promise<readonly LogItem[]> {
  const log = await openLog(path, utcFileTime())
  if (!log.ok) throw new Error(logRefusalSentence(log.refusal))
  const items = await collected(log.value.items)
  log.value.close()
  return items
}

async function refusalOf(path: string): Promise<string> {
  const log = await openLog(path, utcFileTime())
  if (!log.ok) return logRefusalSentence(log.refusal)
  log.value.close()
  throw new Error('The file was not refused.')
}

const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}

describe('openLog', () => {
  it('[IMP1] reads a log compressed or not, with Windows line ends and a byte order mark as well', async () => {
    const lines = [logLine(), logLine({ sys_mod_count: '1', incident_state: 'Active' })]
    const plain = fileOf('plain.csv', `\uFEFF${[logHeader, ...lines, ''].join('\r\n')}`)
    for (const path of [writeLog(folder.path, lines), plain]) {
      const items = await read(path)
      expect(items.map((item) => item.kind)).toEqual(['row', 'row'])
    }
  })

  it('[IMP1] refuses what is no such log in one sentence each', async () => {
    expect(await refusalOf(join(folder.path, 'nothing.csv'))).toMatch(
      /^There is no file .*nothing\.csv; give/,
    )
    expect(await refusalOf(folder.path)).toMatch(/cannot be read \(it is a folder\)/)
    expect(await refusalOf(fileOf('empty.csv', ''))).toMatch(/is empty/)
    expect(await refusalOf(fileOf('named.csv.gz', logHeader))).toMatch(/named \.gz but is not compressed/)
    expect(await refusalOf(fileOf('other.csv', 'id,title\n1,x\n'))).toMatch(
      /column 1 of its first line is "id" where "number" belongs/,
    )
    expect(await refusalOf(fileOf('more.csv', `${logHeader},extra\n`))).toMatch(
      /column 37 of its first line is "extra" where nothing belongs/,
    )
  })

  it('[IMP1] a file that ends too early or has wrong bytes gives its rows and then the fault', async () => {
    const lines = Array.from({ length: 4_000 }, (_, index) =>
      logLine({
        number: `INC${String(index * 7_919)
          .padStart(7, '0')
          .slice(-7)}`,
        location: `Location ${index}`,
      }),
    )
    const whole = gzipSync([logHeader, ...lines, ''].join('\n'))
    const cut = await read(fileOf('cut.csv.gz', whole.subarray(0, Math.floor(whole.length * 0.8))))
    expect(cut.filter((item) => item.kind === 'row').length).toBeGreaterThan(0)
    expect(cut.at(-1)).toMatchObject({
      kind: 'fault',
      refusal: { kind: 'damaged', detail: 'it ends too early' },
    })

    const spoilt = Buffer.from(whole)
    spoilt.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 64)
    const wrong = await read(fileOf('spoilt.csv.gz', spoilt))
    expect(wrong.at(-1)).toMatchObject({ kind: 'fault', refusal: { kind: 'damaged' } })
  })

  it('[IMP8] a bad row is rejected with its line number and what is wrong with it, the rest goes on', async () => {
    const items = await read(
      writeLog(folder.path, [
        logLine(),
        logLine({ sys_updated_at: '31/2/2016 09:00' }),
        logLine({ incident_state: 'Lost' }),
        'INC0000046,New',
        logLine({ number: 'TASK001' }),
        logLine({ priority: '5 - None' }),
        logLine({ sys_mod_count: 'many' }),
        logLine({ opened_at: '?' }),
        logLine({ sys_mod_count: '1' }),
      ]),
    )
    expect(items.map((item) => (item.kind === 'rejected' ? [item.line, item.reason] : item.kind))).toEqual([
      'row',
      [3, 'sys_updated_at is "31/2/2016 09:00", not a date and time of the form D/M/YYYY HH:MM.'],
      [4, 'incident_state is "Lost", not one of the words this column may hold.'],
      [5, 'The row has 2 columns; the log has 36.'],
      [6, 'number is "TASK001", not an incident number such as INC0000045.'],
      [7, 'priority is "5 - None", not one of the words this column may hold.'],
      [8, 'sys_mod_count is "many", not a count.'],
      [9, 'opened_at is "?", not a date and time of the form D/M/YYYY HH:MM.'],
      'row',
    ])
  })

  it('[IMP8] a stray quotation mark costs at most the row it stands in', async () => {
    const items = await read(
      writeLog(folder.path, [logLine(), logLine({ location: 'Hall "B"' }), logLine({ sys_mod_count: '2' })]),
    )
    expect(items.at(-1)).toMatchObject({ kind: 'row', row: { modCount: 2, line: 4 } })
  })
})
