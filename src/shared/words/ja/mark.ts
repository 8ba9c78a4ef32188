import type { mark as source } from '../en/mark'
import type { Japanese } from '../translation'

export const mark: Japanese<typeof source> = {
  tags: 'タグ',
  addTag: 'タグを追加',
  removeTag: '{{tag}}を外す',
  noTag: 'タグは文字と数字の一語で、途中に - . _ も使えます。別の語を入力してください。',
  linked: '関連チケット',
  linkAdd: 'チケットを関連付ける',
  linkOf: '{{ticket}}を関連付け',
  linkWith: '関連付け先',
  linkSearch: '番号、件名、人名',
  linkNone: '該当するチケットはここにありません。',
  unlink: '{{ticket}}との関連付けを解除',
  asleep: '{{time}}までスヌーズ中です。',
  asleepBecause: '{{time}}までスヌーズ中：{{reason}}',
  wake: '今すぐ戻す',
}
