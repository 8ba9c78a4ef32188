import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { rowSchema } from './rows'
import { ROW_SCHEMA } from './version'

/** The form that each number of rows has had; the last one's is the present form. */
const formOf: Readonly<Record<number, string>> = {
  5: 'e1c7c5882aaa238a',
  6: 'ec8060d4ba6e43e7',
  // The rows of 6, and pages of messages beside which their heads travel.
  7: 'ec8060d4ba6e43e7',
}

const formNow = (): string =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(rowSchema, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 16)

it('[SYN383] rows of another form have another number: raise ROW_SCHEMA and put the new form beside it here', () => {
  expect({ [ROW_SCHEMA]: formNow() }).toEqual({ [ROW_SCHEMA]: formOf[ROW_SCHEMA] })
})
