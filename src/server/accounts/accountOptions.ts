import { accepted, type Result, refused } from '#shared/domain/result'
import {
  type Asked,
  type FolderPlace,
  type GivenOptions,
  readPlace,
  splitWords,
  type UsageRefusal,
} from '../intake/commandLine'
import { type AccountWish, accountWishSchema, personRoleSchema } from './accountWish'

export interface AccountOptions {
  readonly place: FolderPlace
  readonly wish: AccountWish
}

const TEXT_OPTIONS = ['name', 'role', 'queues', 'data', 'server'] as const
type Given = GivenOptions<(typeof TEXT_OPTIONS)[number]>

const WORDS = 'list, add, change, password or shut'

/** Reads `npm run -s accounts -- WORD [EMAIL] [options]`. */
export function readAccountOptions(args: readonly string[]): Result<Asked<AccountOptions>, UsageRefusal> {
  const split = splitWords(args, TEXT_OPTIONS)
  if (!split.ok) return split
  const { word, rest, given, isHelp } = split.value
  if (isHelp) return accepted({ kind: 'help' })
  const place = readPlace(given)
  if (!place.ok) return place
  const wish = wishOf(word, rest, given)
  return wish.ok ? accepted({ kind: 'run', options: { place: place.value, wish: wish.value } }) : wish
}

function wishOf(word: string, rest: readonly string[], given: Given): Result<AccountWish, UsageRefusal> {
  switch (word) {
    case 'list':
      return written({ kind: 'list' }, rest)
    case 'add':
      if (given.name === undefined) return refused('Give the name to show: --name "Mira Laine".')
      return written({ kind: 'add', role: 'agent', queues: 'all', ...changeable(given) }, rest)
    case 'change':
      return changeOf(rest, given)
    case 'password':
      return written({ kind: 'renew' }, rest)
    case 'shut':
      return written({ kind: 'shut' }, rest)
    case '':
      return refused(`Say what to do: ${WORDS}.`)
    default:
      return refused(`There is no "${word}" here; say ${WORDS}.`)
  }
}

function changeOf(rest: readonly string[], given: Given): Result<AccountWish, UsageRefusal> {
  const changes = changeable(given)
  if (Object.keys(changes).length === 0) return refused('Say what to change: --name, --role or --queues.')
  return written({ kind: 'change', name: null, role: null, queues: null, ...changes }, rest)
}

const changeable = ({ name, role, queues }: Given) => ({
  ...(name === undefined ? {} : { name }),
  ...(role === undefined ? {} : { role }),
  ...(queues === undefined ? {} : { queues: queues === 'all' ? 'all' : queues.split(',').filter(Boolean) }),
})

/** The wish by its schema; what does not fit is said in the words of the command line. */
function written(
  wish: { readonly kind: AccountWish['kind'] } & Readonly<Record<string, unknown>>,
  rest: readonly string[],
): Result<AccountWish, UsageRefusal> {
  const [email, second] = wish.kind === 'list' ? [undefined, rest[0]] : rest
  if (wish.kind !== 'list' && email === undefined) return refused('Give the e-mail of the account.')
  if (second !== undefined) return refused(`"${second}" is one word too many.`)
  const parsed = accountWishSchema.safeParse(email === undefined ? wish : { ...wish, email })
  if (parsed.success) return accepted(parsed.data)
  return refused(faultOf(parsed.error.issues[0]?.path[0], { ...wish, email }))
}

function faultOf(field: PropertyKey | undefined, given: Readonly<Record<string, unknown>>): UsageRefusal {
  switch (field) {
    case 'email':
      return `"${String(given['email'])}" is no e-mail address.`
    case 'role':
      return `--role "${String(given['role'])}" is no role; say ${personRoleSchema.options.join(', ')}.`
    case 'queues':
      return '--queues takes the ids of queues with commas between them, or all.'
    default:
      return '--name takes a name of 1 to 120 letters in one line.'
  }
}
