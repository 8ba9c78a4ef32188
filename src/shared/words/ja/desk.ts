import type { desk as source } from '../en/desk'
import type { Japanese } from '../translation'

export const desk: Japanese<typeof source> = {
  changed_other: '{{count}}件中{{number}}件のチケットを変更しました。',
  more_other: '{{named}}ほか{{count}}件',
  because: '{{tickets}}：{{reason}}',
  notYours: 'このチケットは閲覧のみで、操作はできません。',
  acknowledgedBy: '{{by}}さんが受け付け済みです。引き継ぐには自分に割り当ててください。',
  acknowledgedYours: '{{by}}さんが受け付け済みで、担当はあなたです。',
  already: {
    acknowledge: 'すでに受け付けています。',
    take: 'すでにあなたが担当しています。',
    waitForCustomer: 'すでに顧客待ちです。',
    resume: 'すでに対応中です。',
    resolve: 'すでに解決済みです。',
    reopen: '未完了のチケットです。',
  },
  notDone: {
    'unknown-ticket':
      'このチケットはもうこのコンピューターにありません。クローズされたか、あなたのキューから移動されました。',
    'not-saved':
      '操作を保存できなかったため、実行されませんでした。ディスクの空きを作って、もう一度行ってください。',
    'no-room': '送信までファイルを保存する空きがありません。ディスクの空きを作るか、添付を減らしてください。',
    replaced:
      '新しいT-Minusが開いているため、実行されませんでした。画面を再読み込みして、そこで行ってください。',
    'outbox-full':
      '送信待ちや未反映の操作が多すぎるため、受け付けられませんでした。接続するか、「同期の状態」で一部を破棄してください。',
  },
  file: {
    unknown: '{{name}}はサーバーにないか、閲覧する権限がありません。',
    reauth: '{{name}}を取得できませんでした。セッションが終了しています。もう一度サインインしてください。',
    unreached: '{{name}}はサーバーにあり、今は接続できません。接続が戻ったら、もう一度試してください。',
    progress: '{{size}}の{{percent}} %',
    save: '保存',
    stop: '取得を中止',
    saveNamed: '{{name}}を保存',
    stopNamed: '{{name}}の取得を中止',
    attached: '添付ファイル',
  },
}
