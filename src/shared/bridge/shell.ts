import * as z from 'zod/mini'
import { ticketIdSchema } from '../domain/ids'

const addressText = z.string().check(z.minLength(1), z.maxLength(300))
const serverName = z.string().check(z.minLength(1), z.maxLength(60))

/** Why a server cannot be used; each is one sentence in the words of the shell. */
export const serverRefusalSchema = z.enum([
  'not-an-address',
  'not-encrypted',
  'carries-a-password',
  'has-a-path',
  'no-network',
  'unknown-name',
  'no-answer',
  'too-slow',
  'certificate',
  'not-t-minus',
  'server-fault',
])
export type ServerRefusal = z.infer<typeof serverRefusalSchema>

export const serverCheckSchema = z.discriminatedUnion('kind', [
  z.readonly(
    z.strictObject({
      kind: z.literal('reachable'),
      /** The origin that the text names. */
      url: z.string(),
      roundTripMs: z.number(),
      isEncrypted: z.boolean(),
      /** The server's clock less ours, to the second; null where it does not tell the time. */
      clockDifferenceMs: z.nullable(z.number()),
    }),
  ),
  z.readonly(z.strictObject({ kind: z.literal('refused'), why: serverRefusalSchema, address: z.string() })),
])
export type ServerCheck = z.infer<typeof serverCheckSchema>

export const serversSchema = z.readonly(
  z.strictObject({
    /** The origin of the desk that the windows show; null before the first run. */
    current: z.nullable(z.string()),
    /** The command line or the environment names the server, so it is not chosen here. */
    isFixed: z.boolean(),
    /** Nobody has finished the first run on this computer. */
    isFirstRun: z.boolean(),
    profiles: z.readonly(z.array(z.readonly(z.strictObject({ url: z.string(), name: z.string() })))),
  }),
)
export type Servers = z.infer<typeof serversSchema>

export const updateStateSchema = z.discriminatedUnion('kind', [
  /** Nobody has said where updates are. */
  z.strictObject({ kind: z.literal('off') }),
  /** This package is replaced by hand. */
  z.strictObject({ kind: z.literal('by-hand'), pageUrl: z.nullable(z.string()) }),
  z.strictObject({ kind: z.literal('current'), checkedAt: z.nullable(z.number()) }),
  z.strictObject({ kind: z.literal('fetching'), version: z.string() }),
  /** It takes its place when the person quits, never before. */
  z.strictObject({ kind: z.literal('at-next-quit'), version: z.string() }),
  z.strictObject({ kind: z.literal('failed'), checkedAt: z.number() }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

const spellcheckLanguages = z.readonly(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(20)))

export const shellSettingsSchema = z.readonly(
  z.strictObject({
    startsAtLogin: z.boolean(),
    closingBoard: z.enum(['auto', 'hide', 'quit']),
    /** Empty means the system's. */
    spellcheckLanguages,
    /** Empty where the system checks spelling by itself (macOS). */
    knownSpellcheckLanguages: spellcheckLanguages,
    wallboardDisplay: z.nullable(z.number()),
    displays: z.readonly(z.array(z.readonly(z.strictObject({ id: z.number(), label: z.string() })))),
    showsTray: z.boolean(),
    update: updateStateSchema,
    crashes: z.readonly(
      z.array(z.readonly(z.strictObject({ name: z.string(), at: z.number(), bytes: z.number() }))),
    ),
  }),
)
export type ShellSettings = z.infer<typeof shellSettingsSchema>

export const shellChangeSchema = z.readonly(
  z.partial(
    z.strictObject({
      startsAtLogin: z.boolean(),
      closingBoard: z.enum(['auto', 'hide', 'quit']),
      spellcheckLanguages,
      wallboardDisplay: z.nullable(z.number()),
    }),
  ),
)
export type ShellChange = z.infer<typeof shellChangeSchema>

const nothing = z.tuple([])

/** What a window asks of the shell around it. */
export const shellCalls = {
  openTicketWindow: {
    channel: 'shell:open-ticket-window',
    args: z.tuple([ticketIdSchema]),
    result: z.void(),
  },
  servers: { channel: 'shell:servers', args: nothing, result: serversSchema },
  checkServer: { channel: 'shell:check-server', args: z.tuple([addressText]), result: serverCheckSchema },
  /** Keeps the server and turns every window to it: the page that asks is loaded anew. Null when done. */
  turnToServer: {
    channel: 'shell:turn-to-server',
    args: z.tuple([z.strictObject({ url: addressText, name: serverName })]),
    result: z.nullable(serverRefusalSchema),
  },
  /** Forgets a server and the session kept for it. The one in use makes place for the next, or for a first run. */
  removeServer: { channel: 'shell:remove-server', args: z.tuple([addressText]), result: z.void() },
  finishFirstRun: { channel: 'shell:finish-first-run', args: nothing, result: z.void() },
  shellSettings: { channel: 'shell:settings', args: nothing, result: shellSettingsSchema },
  changeShellSettings: {
    channel: 'shell:change-settings',
    args: z.tuple([shellChangeSchema]),
    result: shellSettingsSchema,
  },
  checkForUpdates: { channel: 'shell:check-for-updates', args: nothing, result: updateStateSchema },
  /** Asks where and writes one text file. `health` is what the page knows of itself, already without contents. */
  saveDiagnostics: {
    channel: 'shell:save-diagnostics',
    args: z.tuple([z.string().check(z.maxLength(200_000))]),
    result: z.enum(['saved', 'cancelled', 'failed']),
  },
} as const

/** Keys of the console that the menu bar can press in its place. */
export const menuCommandSchema = z.enum([
  'search',
  'filter',
  'syncHealth',
  'density',
  'theme',
  'keys',
  'servers',
  'settings',
  'palette',
  'diagnostics',
])
export type MenuCommand = z.infer<typeof menuCommandSchema>

/** What the shell tells the board. */
export const shellTidings = {
  command: { channel: 'shell:command', payload: z.strictObject({ command: menuCommandSchema }) },
} as const
