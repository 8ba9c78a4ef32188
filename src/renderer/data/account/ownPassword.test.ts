import { expect, it } from 'vitest'
import { createOwnPassword } from './ownPassword'

const asked = { password: 'the old one', newPassword: 'four plain words here' }
const change = (fetch: typeof globalThis.fetch) =>
  createOwnPassword({ serverUrl: 'https://desk.example', token: 't', fetch }).change(asked)

it('[ACC11] no network, and an answer of a server that knows no such change, come to the same', async () => {
  const unreached = { kind: 'unreached' }
  expect(await change(() => Promise.reject(new TypeError('fetch failed')))).toEqual(unreached)
  expect(await change(async () => Response.json({ kind: 'unknown' }, { status: 404 }))).toEqual(unreached)
  expect(await change(async () => new Response('<html>', { status: 502 }))).toEqual(unreached)
  expect(await change(async () => Response.json({ kind: 'changed' }))).toEqual({ kind: 'changed' })
})
