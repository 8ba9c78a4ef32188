import type { papers as source } from '../en/papers'
import type { Japanese } from '../translation'

export const papers: Japanese<typeof source> = {
  template: 'テンプレート',
  open: '未入力の箇所を埋めてください：{{gaps}}',
  steps: '推奨手順',
  done: '{{all}}件中{{done}}件',
}
