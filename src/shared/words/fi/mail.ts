import type { mail as source } from '../en/mail'
import type { Finnish } from '../translation'

export const mail: Finnish<typeof source> = {
  image: 'Kuva palvelimella {{host}}',
  images_one: '{{count}} kuva on toisella palvelimella eikä sitä ladattu; linkki avaa sen selaimessa.',
  images_other: '{{count}} kuvaa on toisilla palvelimilla eikä niitä ladattu; linkit avaavat ne selaimessa.',
}
