import { Kysely, SqliteDialect } from 'kysely'
import LibsqlDatabase from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAsking } from './asking'
import type { Database, Tables } from './tables'

let db: Database

beforeEach(async () => {
  const connection = new LibsqlDatabase(':memory:')
  connection.exec('CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT)')
  db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) })
})
afterEach(() => db.destroy())

describe('a statement that is asked again and again', () => {
  it('[SRV85] is put into words once and asked with the values of each time', async () => {
    const { ask } = createAsking()
    let built = 0
    const put = (value: string) =>
      ask(db, 'put', ['server-id', value], () => {
        built += 1
        return db.replaceInto('fact').values({ name: 'server-id', value })
      })
    const read = () =>
      ask(db, 'read', ['server-id'], () => db.selectFrom('fact').selectAll().where('name', '=', 'server-id'))
    for (const value of ['a', 'b']) {
      await put(value)
      expect((await read()).rows).toEqual([{ name: 'server-id', value }])
    }
    expect(built).toBe(1)
  })

  it('[SRV85] is refused where its values are given in another order than it names them', () => {
    const { ask } = createAsking()
    const turned = () =>
      ask(db, 'turned', ['a', 'server-id'], () =>
        db.updateTable('fact').set({ value: 'a' }).where('value', '=', 'b').where('name', '=', 'server-id'),
      )
    expect(turned).toThrow('another order')
  })
})
