import { alert } from './en/alert'
import { assign } from './en/assign'
import { board } from './en/board'
import { change } from './en/change'
import { clock } from './en/clock'
import { command } from './en/command'
import { connection } from './en/connection'
import { desk } from './en/desk'
import { entry } from './en/entry'
import { firstRun } from './en/firstRun'
import { mail } from './en/mail'
import { mark } from './en/mark'
import { merge } from './en/merge'
import { palette } from './en/palette'
import { paperDesk } from './en/paperDesk'
import { papers } from './en/papers'
import { password } from './en/password'
import { presence } from './en/presence'
import { queues } from './en/queues'
import { savedView } from './en/savedView'
import { settings } from './en/settings'
import { shell } from './en/shell'
import { signIn } from './en/signIn'
import { snooze } from './en/snooze'
import { ticket } from './en/ticket'
import { ui } from './en/ui'
import { undo } from './en/undo'
import { wallboard } from './en/wallboard'
import { why } from './en/why'

export const en = {
  alert,
  assign,
  board,
  change,
  clock,
  command,
  connection,
  desk,
  entry,
  mail,
  mark,
  merge,
  palette,
  firstRun,
  queues,
  paperDesk,
  papers,
  password,
  presence,
  savedView,
  settings,
  shell,
  signIn,
  snooze,
  ticket,
  ui,
  undo,
  wallboard,
  why,
} as const
