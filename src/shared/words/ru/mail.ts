import type { mail as source } from '../en/mail'
import type { Russian } from '../translation'

export const mail: Russian<typeof source> = {
  image: 'Изображение на {{host}}',
  images_one:
    '{{count}} изображение находится на другом сервере и не загружено; ссылка откроет его в браузере.',
  images_few:
    '{{count}} изображения находятся на других серверах и не загружены; ссылки откроют их в браузере.',
  images_many:
    '{{count}} изображений находятся на других серверах и не загружены; ссылки откроют их в браузере.',
  images_other:
    '{{count}} изображения находятся на других серверах и не загружены; ссылки откроют их в браузере.',
}
