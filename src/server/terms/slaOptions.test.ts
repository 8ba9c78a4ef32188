import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { at } from '#kit/builders'
import { readSlaOptions } from './slaOptions'

const read = (line: string) => {
  const asked = readSlaOptions(line === '' ? [] : line.split(' '), 2026)
  if (!asked.ok) return asked.refusal
  return asked.value.kind === 'help' ? 'help' : asked.value.options
}
const here = { server: null, data: resolve('data') }
const file = { name: 'terms.json', path: resolve('terms.json') }

describe('the command line of sla', () => {
  it('[TRM13] says what to do with which file, from when and where', () => {
    expect(read('check terms.json')).toEqual({ kind: 'check', file })
    expect(read('preview terms.json')).toEqual({ kind: 'preview', file, place: here, from: null })
    expect(read('use terms.json --from 2026-12-01T00:00Z --data desk --server http://127.0.0.1:9')).toEqual({
      kind: 'use',
      file,
      place: { server: 'http://127.0.0.1:9', data: resolve('desk') },
      from: at('2026-12-01T00:00Z'),
    })
    expect(read('show --history')).toEqual({ kind: 'show', place: here, hasHistory: true })
    expect(read('baseline')).toEqual({ kind: 'baseline', place: here })
    expect(read('--help')).toBe('help')
  })

  it('[TRM13] says whose holidays, of this year and the four after it unless told otherwise', () => {
    expect(read('holidays --country FI')).toEqual({
      kind: 'holidays',
      source: { kind: 'place', country: 'FI', region: null },
      years: { fromYear: 2026, toYear: 2030 },
    })
    expect(read('holidays --ics a.ics --zone Europe/Helsinki --years 2027')).toMatchObject({
      source: { kind: 'ics', file: { name: 'a.ics' }, zone: { name: 'Europe/Helsinki' } },
      years: { fromYear: 2027, toYear: 2027 },
    })
    expect(read('holidays --country DE --region BY --years 2026-2028')).toMatchObject({
      source: { region: 'BY' },
      years: { fromYear: 2026, toYear: 2028 },
    })
  })

  it.each([
    ['', /^Say what to do: check, preview, use, show, holidays or baseline\.$/],
    ['chek x', /^There is no "chek" here; say check, /],
    ['check', /^Give the file of the terms: check FILE\.$/],
    ['use', /^Give the file of the terms: use FILE\.$/],
    ['check a b', /^Give one file only; "b" is one too many\.$/],
    ['use a --from noon', /^--from "noon" is no instant; write it in UTC/],
    ['use a --from 2026-12-31T23:59:60Z', /^--from .* is no instant/],
    ['show --server nowhere', /^--server "nowhere" is no address/],
    ['show --fast', /--fast/],
    ['holidays', /^Say whose holidays/],
    ['holidays --country FI --ics a', /^Say whose holidays/],
    ['holidays --country FI --years soon', /^--years "soon" are no years/],
    ['holidays --ics a --zone Moon/Base', /^--zone "Moon\/Base" is no time zone/],
  ])('[TRM13] %j is refused in one plain sentence', (line, sentence) => {
    expect(read(line)).toMatch(sentence)
  })
})
