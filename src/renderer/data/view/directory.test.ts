import { expect, it } from 'vitest'
import { aPerson } from '#kit/builders'
import type { Colleague } from '#shared/domain/person'
import { orgScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import type { DirectoryRow } from '../cache/cacheStore'
import { createDirectory } from './directory'

const jonas = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')

const rowOf = (data: Colleague, v = 1): DirectoryRow => ({
  key: `person:${data.id}`,
  id: data.id,
  scope: orgScope,
  v: seq(v),
  kind: 'person',
  data,
})

it('[TKT114] who has left is not among the people and is told by name; rows of earlier releases tell of nobody', () => {
  const { directory, load, apply } = createDirectory(jonas.id)
  load([rowOf(jonas), rowOf(mira)])
  expect(directory.get()).toMatchObject({ people: [jonas, mira], left: new Map() })
  apply([rowOf({ ...mira, hasLeft: true }, 2)], [])
  expect(directory.get()).toMatchObject({ people: [jonas], left: new Map([[mira.id, mira]]) })
  apply([rowOf(mira, 3)], [])
  expect(directory.get()).toMatchObject({ people: [jonas, mira], left: new Map() })
})
