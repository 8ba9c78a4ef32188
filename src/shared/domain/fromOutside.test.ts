import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { fromOutside } from './fromOutside'

const schema = z.strictObject({ name: z.string().check(z.maxLength(5)) })

test('[FUZ2] a value from outside is read, or refused with the place of its fault', () => {
  expect(fromOutside(schema, { name: 'Ada' })).toEqual({ ok: true, value: { name: 'Ada' } })
  expect(fromOutside(schema, { name: 7 })).toMatchObject({ ok: false, refusal: { place: 'name' } })
})

test('[FUZ2] an object that cannot be compared or written is refused and stops nobody', () => {
  const lengths: readonly unknown[] = [
    { length: { toString: null } },
    { length: [{ valueOf: 1, toString: 2 }] },
  ]
  for (const name of lengths) {
    expect(fromOutside(schema, { name })).toMatchObject({ ok: false })
  }
})
