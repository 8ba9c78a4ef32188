import { expect, it } from 'vitest'
import { cacheNameOf, cachesToRemove } from './keptBuild'

const build = (id: string) => ({ id, files: [] })
const nameOf = (id: string) => cacheNameOf(build(id))

it.each([
  { what: 'the first build', names: ['c'], gone: [] },
  { what: 'a second one', names: ['b', 'c'], gone: [] },
  { what: 'a third one', names: ['a', 'b', 'c'], gone: ['a'] },
  { what: 'many that were never removed', names: ['x', 'y', 'a', 'b', 'c'], gone: ['x', 'y', 'a'] },
  { what: 'a build that came back', names: ['c', 'a', 'b'], gone: ['a'] },
])('[OUT212] $what leaves its own cache and the newest of the others', ({ names, gone }) => {
  expect(cachesToRemove(names.map(nameOf), build('c'))).toEqual(gone.map(nameOf))
})

it('[OUT212] a cache that is not of pages is left alone', () => {
  const names = ['something', nameOf('a'), 'tminus', nameOf('b'), nameOf('c')]
  expect(cachesToRemove(names, build('c'))).toEqual([nameOf('a')])
})
