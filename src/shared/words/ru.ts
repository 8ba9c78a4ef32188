import { alert } from './ru/alert'
import { assign } from './ru/assign'
import { board } from './ru/board'
import { change } from './ru/change'
import { clock } from './ru/clock'
import { command } from './ru/command'
import { connection } from './ru/connection'
import { desk } from './ru/desk'
import { entry } from './ru/entry'
import { firstRun } from './ru/firstRun'
import { mail } from './ru/mail'
import { mark } from './ru/mark'
import { merge } from './ru/merge'
import { palette } from './ru/palette'
import { paperDesk } from './ru/paperDesk'
import { papers } from './ru/papers'
import { password } from './ru/password'
import { presence } from './ru/presence'
import { queues } from './ru/queues'
import { savedView } from './ru/savedView'
import { settings } from './ru/settings'
import { shell } from './ru/shell'
import { signIn } from './ru/signIn'
import { snooze } from './ru/snooze'
import { ticket } from './ru/ticket'
import { ui } from './ru/ui'
import { undo } from './ru/undo'
import { wallboard } from './ru/wallboard'
import { why } from './ru/why'

export const ru = {
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
}
