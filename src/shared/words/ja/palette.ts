import type { palette as source } from '../en/palette'
import type { Japanese } from '../translation'

export const palette: Japanese<typeof source> = {
  name: 'コマンドパレット',
  field: 'コマンド、チケット、担当者名を入力',
  placeholder: 'コマンド、チケット、担当者',
  none: '該当するものはありません。',
  search: '「{{words}}」でチケットを検索',
  searchHint: 'メッセージとクローズ済みチケットも対象',
  move: '移動',
  run: '実行',
  withoutTicket: 'チケットなし',
  ownKeys: '各行に自分のキーがあります',
  thisTicket: 'このチケット',
  goTo: '移動先',
  tickets: 'チケット',
  keys: 'キー一覧',
  people: '担当者',
  assignHint_other: '{{id}}を割り当て、対応中{{count}}件',
}
