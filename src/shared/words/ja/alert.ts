import type { alert as source } from '../en/alert'
import type { Japanese } from '../translation'

export const alert: Japanese<typeof source> = {
  title: '{{ticket}} {{metric}}: {{reading}}',
  titleBreached: '{{ticket}} {{metric}} 期限超過: {{reading}}',
  metric: {
    acknowledgement: '受付',
    firstResponse: '初回返信',
    nextResponse: '次の返信',
    update: '経過報告',
    ownership: '自部署の時間',
    resolution: '解決',
  },
  wasDue: '期限は{{time}}でした（{{length}}経過）。',
  wasJustDue: '期限は{{time}}でした（超過は1分未満）。',
  dueNow: '今が期限です。',
  minutesLeft_other: '残り{{count}}分です。',
  halfUsed: '時間の半分が経過しました。',
  quarterLeft: '残り時間は4分の1です。',
  percentUsed: '時間の{{percent}} %が経過しました。',
  share: '{{share}}期限は{{time}}です。',
  next: '次のアラートは{{time}}です。',
  nobody: 'まだ誰も引き受けていません。',
  requesterOfTier: '{{requester}}さん、{{tier}}',
  factAndNext: '{{fact}}{{next}}',
  body: '{{fact}} {{subject}} {{requester}}',
  sentence: '{{text}}。',
  digest: {
    now_other: 'アラート {{count}}件',
    away_other: '離席中のアラート {{count}}件',
    quiet_other: '通知停止中のアラート {{count}}件',
  },
  line: {
    breach: '期限超過 {{number}}件：{{tickets}}。',
    near: '残り5分未満 {{number}}件：{{tickets}}。',
    soon: '残り30分未満 {{number}}件：{{tickets}}。',
    later: 'まだ先 {{number}}件：{{tickets}}。',
  },
  andMore: '{{tickets}} ほか{{number}}件',
  act: {
    acknowledge: '受付',
    open: '開く',
    snooze: '{{minutes}}分後に再通知',
    board: 'ボードを表示',
  },
  spoken: {
    left: '{{ticket}}、{{metric}}、残り{{length}}です。',
    underMinute: '{{ticket}}、{{metric}}、残り1分未満です。',
    now: '{{ticket}}、{{metric}}、今が期限です。',
    past: '{{ticket}}、{{metric}}、{{length}}超過しています。',
    test: 'T-Minus はこのように読み上げます。',
  },
  test: {
    title: '通知は届いています',
    body: 'T-Minus は約束の期限が切れる前に、このようにお知らせします。',
  },
  badge_other: '期限超過 {{count}}件',
}
