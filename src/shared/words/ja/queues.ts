import type { queues as source } from '../en/queues'
import type { Japanese } from '../translation'

export const queues: Japanese<typeof source> = {
  head: 'このコンピューターに置くキュー',
  about: '置かないキューは容量を使いません。その時計とアラートはこのコンピューターでは動きません。',
  size_other: '{{count}} 件、{{space}}',
  tickets_other: '{{count}} 件',
  sizeUnknown: 'オフラインのためサイズ不明',
  yours_other:
    '{{queue}} の未完了チケットのうち {{count}} 件はあなたの担当です。アラートとともにこのコンピューターからなくなります。',
  leaveAnyway: '置かない',
  keepAfterAll: '置いておく',
  notHere: 'このコンピューターには置いていません',
  away: 'なし',
  empty: '{{queue}} はこのコンピューターに置いていません。検索するとサーバー上のチケットが見つかります。',
  keep: 'ここに置く',
  openTickets: 'ここに置いていない未完了チケット',
  looking: 'ここに置いていないキューをサーバーで検索しています。',
  none: 'ここに置いていないキューに「{{words}}」に合うチケットはありません。',
  found_other: '「{{words}}」に合う、ここに置いていない未完了チケット {{count}} 件。',
  foundMore: '「{{words}}」に合う、ここに置いていない未完了チケットの最初の {{number}} 件。',
  tooMany: '検索語が多すぎます。減らしてください。',
  signedOut: 'ほかのキューはサーバー上にあります。もう一度サインインしてください。',
  unreached: 'ほかのキューはサーバー上にあり、今は接続できません。検索していません。',
  readOnly: 'このコンピューターには置いていません。サーバーから読み込みました。',
  notSaved: '選択を保存できませんでした。空き容量を増やしてから選び直してください。',
}
