import { alert } from './ja/alert'
import { assign } from './ja/assign'
import { board } from './ja/board'
import { change } from './ja/change'
import { clock } from './ja/clock'
import { command } from './ja/command'
import { connection } from './ja/connection'
import { desk } from './ja/desk'
import { entry } from './ja/entry'
import { firstRun } from './ja/firstRun'
import { mail } from './ja/mail'
import { mark } from './ja/mark'
import { merge } from './ja/merge'
import { palette } from './ja/palette'
import { paperDesk } from './ja/paperDesk'
import { papers } from './ja/papers'
import { password } from './ja/password'
import { presence } from './ja/presence'
import { queues } from './ja/queues'
import { savedView } from './ja/savedView'
import { settings } from './ja/settings'
import { shell } from './ja/shell'
import { signIn } from './ja/signIn'
import { snooze } from './ja/snooze'
import { ticket } from './ja/ticket'
import { ui } from './ja/ui'
import { undo } from './ja/undo'
import { wallboard } from './ja/wallboard'
import { why } from './ja/why'

export const ja = {
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
