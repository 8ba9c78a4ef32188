import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'

/** It was not done after all. */
export const reopen = defineCommand({
  name: 'reopen',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (!isDone(ticket.status)) return refusedByStatus(ticket, context)
    return accepted(changed(withStatus(ticket, 'active', context)))
  },
})
