import type { mark as source } from '../en/mark'
import type { Japanese } from '../translation'

export const mark: Japanese<typeof source> = {
  tags: 'タグ',
  addTag: 'タグを追加',
  removeTag: '{{tag}}を外す',
  noTag: 'タグは文字と数字の一語です。別の語を入力してください。',
  linked: '関連チケット',
  linkAdd: 'チケットをリンク',
  linkOf: '{{ticket}}をリンク',
  linkWith: 'リンク先',
  linkSearch: '番号、件名、人名',
  linkNone: '該当するチケットはここにありません。',
  unlink: '{{ticket}}とのリンクを外す',
  asleep: '{{time}}までスヌーズ中です。',
  asleepBecause: '{{time}}までスヌーズ中：{{reason}}',
  wake: '今すぐ戻す',
}
