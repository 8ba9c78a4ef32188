import type { mail as source } from '../en/mail'
import type { Japanese } from '../translation'

export const mail: Japanese<typeof source> = {
  image: '{{host}}の画像',
  hidden_other:
    '外部の画像{{count}}件（{{hosts}}）は表示していません。読み込むと、チケットが読まれていることが送信者に伝わります。',
  needsServer_other:
    '外部の画像{{count}}件（{{hosts}}）は表示していません。読み込むにはサーバーへの接続が必要です。',
  notFetched_other:
    '外部の画像{{count}}件（{{hosts}}）は表示していません。このサーバーは外部の画像を読み込みません。リンクからブラウザーで開けます。',
  loading_other: '画像{{count}}件（{{hosts}}）をサーバーが読み込んでいます。',
  shown_other: '画像{{count}}件（{{hosts}}）を表示しています。',
  lacking_other:
    '画像{{count}}件を読み込めませんでした。理由は各リンクの横に表示しています。リンクからブラウザーで開けます。',
  moreHosts_other: '他{{count}}台',
  show: '画像を表示',
  hide: '画像を隠す',
  offline: '現在サーバーに接続できません。接続が戻ってから画像を表示してください。',
  off: 'このサーバーは外部の画像を読み込みません。リンクからブラウザーで開けます。',
  refused: {
    unknown: 'サーバーはメッセージ内でこの画像を見つけられません。',
    busy: 'サーバーが読み込み中の画像が多すぎます。いったん隠し、後でもう一度表示してください。',
    'not-public': '公開インターネットのアドレスではないため、サーバーは読み込みません。',
    'other-port': '通常と異なるポートのため、サーバーは読み込みません。',
    'no-answer': '相手のコンピューターが応答しませんでした。',
    'not-given': '相手のコンピューターが画像を返しませんでした。',
    'not-an-image': '届いたものはPNG、JPEG、GIF、WebPの画像ではありません。',
    'too-large': '5 MBを超えています。',
    'too-many-redirects': '転送の回数が多すぎます。',
    reauth: 'セッションが終了しました。もう一度サインインしてください。',
    unreached: 'サーバーに接続できませんでした。いったん隠し、後でもう一度表示してください。',
  },
}
