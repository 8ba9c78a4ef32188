import type { undo as source } from '../en/undo'
import type { Japanese } from '../translation'

export const undo: Japanese<typeof source> = {
  name: '元に戻す',
  reopen: '再オープン',
  nothing: '今、元に戻せる操作はありません。',
  outrun: '{{id}}のこの項目はその後{{name}}が変更したため、そのままにしました。',
  done: {
    acknowledge: '{{id}}を受け付けました。',
    take: '{{id}}を引き受けました。',
    assign: '{{id}}の担当者を変えました。',
    changePriority: '{{id}}の優先度を変えました。',
    moveToQueue: '{{id}}を別のキューに移しました。',
    reply: '{{id}}に返信しました。',
    note: '{{id}}にメモを書きました。',
    waitForCustomer: '{{id}}は顧客待ちです。',
    waitFor: '{{id}}は待機中です。',
    resume: '{{id}}の作業を再開しました。',
    resolve: '{{id}}を解決済みにしました。',
    reopen: '{{id}}を再オープンしました。',
    snooze: '{{id}}をスヌーズしました。',
    wake: '{{id}}のスヌーズを終えました。',
    tickStep: '{{id}}の手順に印を付けました。',
    link: '{{id}}を関連付けました。',
    unlink: '{{id}}の関連付けを解除しました。',
    tag: '{{id}}にタグを付けました。',
    untag: '{{id}}のタグを外しました。',
    merge: '{{id}}を統合しました。',
    unmerge: '{{id}}を元に戻しました。',
  },
}
