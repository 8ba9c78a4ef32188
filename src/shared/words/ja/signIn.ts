import type { signIn as source } from '../en/signIn'
import type { Japanese } from '../translation'

export const signIn: Japanese<typeof source> = {
  title: 'サインイン',
  to: '{{server}} へ',
  email: 'メールアドレス',
  password: 'パスワード',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを隠す',
  keep: 'このコンピューターでサインインしたままにする',
  submit: 'サインイン',
  submitting: 'サインイン中',
  emailFirst: '先にメールアドレスを入力してください。',
  passwordFirst: '先にパスワードを入力してください。',
  asking: 'サーバーに問い合わせています。',
  otherServer: '別のサーバー',
  wrongPassword_other:
    'パスワードがこのアドレスと一致しません。あと{{count}}回試せます。その後は1分間お待ちいただきます。',
  wrongPasswordLast: 'パスワードがこのアドレスと一致しません。次に試すまで1分お待ちください。',
  waitSeconds_other: '試行回数が多すぎます。{{count}}秒待ってから、もう一度お試しください。',
  waitMinutes_other: '試行回数が多すぎます。{{count}}分待ってから、もう一度お試しください。',
  invalid: 'サーバーが内容を読み取れませんでした。メールアドレスを確かめて、もう一度お試しください。',
  unreachable:
    '{{server}} に接続できないか、T-Minus のサーバーではありません。ネットワークを確かめて、もう一度お試しください。',
  inBrowser: 'ブラウザー版',
}
