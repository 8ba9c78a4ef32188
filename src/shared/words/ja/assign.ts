import type { assign as source } from '../en/assign'
import type { Japanese } from '../translation'

export const assign: Japanese<typeof source> = {
  tickets_other: 'チケット{{count}}件',
  title: '{{about}}を割り当て',
  to: '{{about}} 割り当て先',
  person: '担当者',
  name: '名前',
  people: 'メンバー',
  nobody: '誰にも割り当てず、キューに戻す',
  nobodySearch: '誰にも',
  you: 'あなた',
  none: 'このデスクに該当する人はいません。',
}
