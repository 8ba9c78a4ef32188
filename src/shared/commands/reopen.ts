import * as z from 'zod/mini'
import { accepted } from '../domain/result'
import { mergedIntoOf } from '../domain/sla/merging'
import { isDone } from '../domain/ticket'
import { defineCommand } from './command'
import { changed, withStatus } from './record'
import { refusedByStatus } from './refusedByStatus'

/** It was not done after all. What is part of another ticket is taken out of that one instead (MRG12). */
export const reopen = defineCommand({
  name: 'reopen',
  version: 1,
  args: z.strictObject({}),
  apply(ticket, _args, context) {
    if (!isDone(ticket.status) || mergedIntoOf(ticket) !== null) return refusedByStatus(ticket, context)
    return accepted(changed(withStatus(ticket, 'active', context)))
  },
})
