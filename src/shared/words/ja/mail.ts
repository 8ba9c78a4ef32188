import type { mail as source } from '../en/mail'
import type { Japanese } from '../translation'

export const mail: Japanese<typeof source> = {
  image: '{{host}}の画像',
  images_other: '外部の画像{{count}}件は読み込んでいません。リンクから外部で開けます。',
}
