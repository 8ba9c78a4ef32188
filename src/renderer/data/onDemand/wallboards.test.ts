import { expect, it } from 'vitest'
import { firstWallboard } from '#shared/domain/wallboard'
import { createWallboards } from './wallboards'

const answering =
  (body: unknown): typeof fetch =>
  async () =>
    new Response(JSON.stringify(body))
const boards = (fetcher: typeof fetch) =>
  createWallboards({ serverUrl: 'https://desk.example', token: 'token', fetch: fetcher })
const { signal } = new AbortController()

it('[WBD28] the server’s own word for a refusal comes through, and all else is as good as no server', async () => {
  const wallboard = firstWallboard('Hall')
  const one = { kind: 'wallboard', wallboard, mayChange: true }
  expect(await boards(answering(one)).watch(null, 0, signal)).toEqual({ ok: true, value: one })
  const changed = await boards(answering({ kind: 'refused', why: 'changed' })).save(wallboard)
  expect(changed).toMatchObject({ ok: false, refusal: { why: 'changed' } })
  const away = async () => Promise.reject(new Error('away'))
  for (const fetcher of [answering({ kind: 'wallboard' }), answering('nonsense'), away]) {
    const lost = await boards(fetcher).list()
    expect(lost).toEqual({ ok: false, refusal: { why: 'unreached' } })
  }
})
