import * as z from 'zod/mini'
import { commands } from '#shared/commands/catalogue'
import { defineCommand } from '#shared/commands/command'
import { changed, stamp, withEvents } from '#shared/commands/record'
import { accepted } from '#shared/domain/result'
import { patched } from './harnessTicket'

const patch = defineCommand({
  name: 'patch',
  version: 1,
  args: z.strictObject({
    status: z.optional(z.string()),
    assignee: z.optional(z.string()),
    updatedAt: z.optional(z.number()),
    rev: z.optional(z.number()),
    stamp: z.optional(z.number()),
  }),
  apply: (ticket, { status, assignee, updatedAt, rev, stamp: mark }, context) => {
    const fields = { status, assignee, updatedAt, rev, stamp: mark }
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    return accepted(changed(withEvents(patched(ticket, given), { type: 'touched', ...stamp(context) })))
  },
})

/** Makes the harness's patch a verb like any other, in this build only: the product has no such verb. */
export const registerPatch = (): void => void Object.assign(commands, { patch })
