import { describe, expect, it } from 'vitest'
import { aLogRow, collected, type LogCells } from '#kit/logLines'
import { groupIncidents, type IncidentItem } from './groupIncidents'
import type { LogItem } from './openLog'

const rowsOf = (cells: readonly LogCells[]): readonly LogItem[] =>
  cells.map((some, index) => ({ kind: 'row', row: aLogRow(some, index + 2) }))

async function* streamed(items: readonly LogItem[]): AsyncGenerator<LogItem> {
  yield* items
}

const grouped = (items: readonly LogItem[]): Promise<readonly IncidentItem[]> =>
  collected(groupIncidents(streamed(items)))

const linesOf = (item: IncidentItem | undefined) =>
  item?.kind === 'incident' ? item.rows.map((row) => row.line) : item

describe('groupIncidents', () => {
  it('[IMP2] rows of one incident come together, ordered by their count where times say nothing', async () => {
    const items = await grouped(
      rowsOf([
        { number: 'INC0000001', sys_mod_count: '0', sys_updated_at: '1/3/2016 10:00' },
        { number: 'INC0000001', sys_mod_count: '2', sys_updated_at: '1/3/2016 10:05' },
        { number: 'INC0000001', sys_mod_count: '1', sys_updated_at: '1/3/2016 10:05' },
        { number: 'INC0000002' },
      ]),
    )
    expect(items.map(linesOf)).toEqual([[2, 4, 3], [5]])
  })

  it('[IMP2] a count that goes against the order of time does not move a row', async () => {
    const items = await grouped(
      rowsOf([
        { sys_mod_count: '7', sys_updated_at: '29/2/2016 09:27' },
        { sys_mod_count: '1', sys_updated_at: '29/2/2016 11:45' },
        { sys_mod_count: '7', sys_updated_at: '5/3/2016 17:00' },
      ]),
    )
    expect(items.map(linesOf)).toEqual([[2, 3, 4]])
  })

  it('[IMP2] where the time goes back the counts decide', async () => {
    const items = await grouped(
      rowsOf([
        { sys_mod_count: '1', sys_updated_at: '29/2/2016 11:10' },
        { sys_mod_count: '0', sys_updated_at: '29/2/2016 09:00' },
        { sys_mod_count: '2', sys_updated_at: '29/2/2016 09:52' },
      ]),
    )
    expect(items.map(linesOf)).toEqual([[3, 2, 4]])
  })

  it('[IMP2] a row away from the others of its incident is rejected and replaces nothing', async () => {
    const items = await grouped(
      rowsOf([
        { number: 'INC0000001' },
        { number: 'INC0000002' },
        { number: 'INC0000001' },
        { number: 'INC0000003' },
      ]),
    )
    expect(items.map(linesOf)).toEqual([
      [2],
      {
        kind: 'rejected',
        line: 4,
        reason: 'The rows of INC0000001 do not stand together in the file; sort it by number.',
        text: 'INC0000001',
      },
      [3],
      [5],
    ])
  })

  it('[IMP2] an incident that a fault of the file cut short is not taken', async () => {
    const fault: LogItem = { kind: 'fault', refusal: { kind: 'empty', path: 'x' } }
    const items = await grouped([...rowsOf([{ number: 'INC0000001' }, { number: 'INC0000002' }]), fault])
    expect(items.map((item) => item.kind)).toEqual(['incident', 'fault'])
  })
})
