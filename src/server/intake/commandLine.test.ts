import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readPlace } from './commandLine'

it('[SRV212] refuses a folder without a name, and what is no address of a server', () => {
  expect(readPlace({ data: '' })).toEqual({ ok: false, refusal: '--data needs the name of a folder.' })
  for (const server of [
    '',
    'localhost:4180',
    '127.0.0.1:4180',
    'ftp://desk.example',
    'http://me:word@desk.example',
  ]) {
    expect(readPlace({ server })).toEqual({
      ok: false,
      refusal: `--server "${server}" is no address; write it like http://127.0.0.1:4180.`,
    })
  }
  expect(readPlace({ server: 'https://desk.example', data: 'desk' })).toMatchObject({
    value: { server: 'https://desk.example', data: resolve('desk') },
  })
  expect(readPlace({})).toMatchObject({ value: { server: null, data: resolve('data') } })
})
