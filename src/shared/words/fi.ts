import { alert } from './fi/alert'
import { assign } from './fi/assign'
import { board } from './fi/board'
import { change } from './fi/change'
import { clock } from './fi/clock'
import { command } from './fi/command'
import { connection } from './fi/connection'
import { desk } from './fi/desk'
import { entry } from './fi/entry'
import { firstRun } from './fi/firstRun'
import { mail } from './fi/mail'
import { mark } from './fi/mark'
import { merge } from './fi/merge'
import { palette } from './fi/palette'
import { paperDesk } from './fi/paperDesk'
import { papers } from './fi/papers'
import { password } from './fi/password'
import { presence } from './fi/presence'
import { queues } from './fi/queues'
import { savedView } from './fi/savedView'
import { settings } from './fi/settings'
import { shell } from './fi/shell'
import { signIn } from './fi/signIn'
import { snooze } from './fi/snooze'
import { ticket } from './fi/ticket'
import { ui } from './fi/ui'
import { undo } from './fi/undo'
import { wallboard } from './fi/wallboard'
import { why } from './fi/why'

export const fi = {
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
