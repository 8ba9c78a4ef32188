import type { password as source } from '../en/password'
import type { Japanese } from '../translation'

export const password: Japanese<typeof source> = {
  title: 'パスワードを変更',
  old: '現在のパスワード',
  new: '新しいパスワード',
  hint_other: '{{count}}文字以上。ほかの端末では再びサインインが必要になります。',
  submitting: '変更中',
  cancel: 'キャンセル',
  oldFirst: '先に現在のパスワードを入力してください。',
  tooShort_other: '新しいパスワードは{{count}}文字以上です。もっと長いものにしてください。',
  wrong_other: '現在のパスワードと一致しません。あと{{count}}回試せます。その後は1分間お待ちいただきます。',
  wrongLast: '現在のパスワードと一致しません。次に試すまで1分お待ちください。',
  offline: 'パスワードの変更にはサーバーが必要ですが、今は接続できません。接続が戻るまでお待ちください。',
  unreached:
    'サーバーから応答がありませんでした。接続が戻ったら、もう一度お試しください。そのとき現在のパスワードが一致しなければ、新しいパスワードが有効です。',
  reauth: 'セッションが終了したため、変更されませんでした。もう一度サインインしてください。',
  notAllowed: 'このアカウントは閲覧専用です。パスワードはサーバーの管理者が設定します。',
  invalid:
    'サーバーが内容を読み取れなかったため、変更されませんでした。ページを読み込み直して、もう一度お試しください。',
  done: 'パスワードを変更しました。ほかの端末では再びサインインが必要です。',
}
