import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { accepted, type Result, refused } from '#shared/domain/result'
import { optionFault } from './optionFault'

export interface Config {
  readonly port: number
  /** Where the store, the log and the keys lie; absolute. */
  readonly dataDirectory: string
  readonly isDemo: boolean
  /** Whether images that a mail names on other computers are fetched when an agent asks for them. */
  readonly fetchesMailImages: boolean
  /** Pages besides the server's own and the desktop's that may speak to it. */
  readonly allowedOrigins: readonly string[]
  /** In which header a web server before this one names who asks; null where there is none. */
  readonly addressHeader: string | null
}

/** What stands in the way of a start: one plain sentence for whoever typed the command, or what they asked to be told. */
export type ConfigRefusal =
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'help'; readonly text: string }

export const DEFAULT_PORT = 4180

/** In the data folder; with it tickets are taken in and terms put into force. */
export const INTAKE_KEY_FILE = 'intake.key'
/** In the data folder; with it accounts are made and shut. */
export const ACCOUNTS_KEY_FILE = 'accounts.key'
const USAGE = 'The options are --port N, --data DIR, --no-demo, --no-mail-images and --no-open.'

const HELP = `npm start -- [options]

Starts the server and opens the console.

  --port N           listen on another port of this computer (default: ${DEFAULT_PORT})
  --data DIR         keep the store and the attached files there (default: data)
  --no-demo          no demo accounts, no demo work, no live changes
  --no-mail-images   fetch no images that mails name on other computers, also when an agent asks
  --no-open          serve and print the address, open nothing
  --help             this text
`

const portSchema = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.int().check(z.minimum(0), z.maximum(65_535))),
)
/** Nothing behind its port, nobody's name before it and no star: it would be the origin of no page. */
const originSchema = z
  .string()
  .check(z.refine((text) => URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\/[^/?#@*\\]+$/i.test(text)))

const wrong = (sentence: string) => refused<ConfigRefusal>({ kind: 'wrong', sentence })

/** What the command line and the environment ask for. `--no-open` is for the command that opens the console. */
export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): Result<Config, ConfigRefusal> {
  const options = parseOptions(args)
  if (!options.ok) return options
  if (options.value.help) return refused({ kind: 'help', text: HELP })
  const { port: portText, data, 'no-demo': noDemo, 'no-mail-images': noMailImages } = options.value
  const port = portSchema.safeParse(portText ?? String(DEFAULT_PORT))
  if (!port.success) return wrong(`"${portText}" is no port; give --port a number from 0 to 65535.`)
  if (data === '') return wrong('--data needs the name of a folder.')
  const before = readWebServer(environment)
  if (!before.ok) return before
  return accepted({
    port: port.data,
    dataDirectory: resolve(workingDirectory, data ?? 'data'),
    isDemo: noDemo !== true,
    fetchesMailImages: noMailImages !== true,
    ...before.value,
  })
}

/** What the environment says of a web server that stands before this one. */
function readWebServer(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Pick<Config, 'allowedOrigins' | 'addressHeader'>, ConfigRefusal> {
  const allowedOrigins = (environment['TMINUS_ALLOWED_ORIGINS'] ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  const strange = allowedOrigins.find((origin) => !originSchema.safeParse(origin).success)
  if (strange !== undefined) {
    return wrong(`"${strange}" in TMINUS_ALLOWED_ORIGINS is no origin; write it like https://desk.example.`)
  }
  const addressHeader = environment['TMINUS_ADDRESS_HEADER'] || null
  if (addressHeader !== null && !/^[a-z][a-z0-9-]*$/i.test(addressHeader)) {
    return wrong(
      `"${addressHeader}" in TMINUS_ADDRESS_HEADER is no name of a header; write it like X-Forwarded-For.`,
    )
  }
  return accepted({ allowedOrigins, addressHeader })
}

function parseOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-demo': { type: 'boolean' },
        'no-mail-images': { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return accepted(values)
  } catch (error) {
    return wrong(`${optionFault(error instanceof Error ? error.message : String(error))} ${USAGE}`)
  }
}
