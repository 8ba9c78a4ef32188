import { assertNever } from '#shared/domain/assertNever'
import type { Account } from '#shared/domain/person'
import { accepted, type Result } from '#shared/domain/result'
import { type CommandEnd, runCommand } from '../intake/runCommand'
import { type AccountOptions, readAccountOptions } from './accountOptions'
import type { AccountsTold, KnownAccount } from './accountWish'
import { openAccountsDesk } from './openAccountsDesk'

const help = `npm run -s accounts -- WORD [EMAIL] [options]

Tells and changes who may sign in.

  list              everybody who has an account
  add EMAIL         make one: --name "Mira Laine", --role and --queues; prints the password, once
  change EMAIL      another --name, --role or --queues; consoles that are open follow at once
  password EMAIL    a new password; whoever is signed in has to do so again
  shut EMAIL        nobody signs in by it any more and nobody gives them a ticket; what was done under its name stays,
                    "password" opens it again

  --role ROLE       agent (unless told), supervisor or admin
  --queues A,B      ids of the queues that it sees, or all (unless told)
  --data DIR        the folder of the desk (default: data); its server is asked while it runs
  --server URL      another server than http://127.0.0.1:4180; its key is read in the folder of --data
  --help            this text
`

async function runAccounts({ place, wish }: AccountOptions): Promise<Result<CommandEnd, string>> {
  const opened = await openAccountsDesk(place)
  if (!opened.ok) return opened
  try {
    const told = await opened.value.desk.ask(wish)
    return told.ok ? accepted({ text: toldText(told.value), exitCode: 0 }) : told
  } finally {
    await opened.value.close()
  }
}

function toldText(told: AccountsTold): string {
  switch (told.kind) {
    case 'accounts':
      return told.accounts.length === 0
        ? 'Nobody has an account yet; "add" makes one, and so does the first start of the server.'
        : tableOf(told.accounts)
    case 'password':
      return `${told.account.name} signs in as ${told.account.email} with the password ${told.password}\nIt is not shown again; "password" makes another.`
    case 'account':
      return told.isShut
        ? `Nobody signs in as ${told.account.email} any more.`
        : `${told.account.email} is ${partsOf(told).slice(1).join(', ')}.`
    default:
      return assertNever(told)
  }
}

const queuesText = ({ queues }: Account): string => (queues === 'all' ? 'all queues' : queues.join(' '))

const partsOf = ({ account, isShut }: KnownAccount): readonly string[] => [
  account.email,
  account.name,
  account.role,
  isShut ? 'shut' : queuesText(account),
]

function tableOf(accounts: readonly KnownAccount[]): string {
  const rows = accounts.map(partsOf)
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

process.exitCode = await runCommand({
  name: '-s accounts',
  help,
  readOptions: readAccountOptions,
  run: runAccounts,
})
