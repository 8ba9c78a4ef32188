import type { signIn as source } from '../en/signIn'
import type { Finnish } from '../translation'

export const signIn: Finnish<typeof source> = {
  title: 'Kirjaudu',
  to: 'palvelimelle {{server}}',
  email: 'Sähköposti',
  password: 'Salasana',
  showPassword: 'Näytä salasana',
  hidePassword: 'Piilota salasana',
  keep: 'Pysy kirjautuneena tällä koneella',
  submit: 'Kirjaudu',
  submitting: 'Kirjaudutaan',
  emailFirst: 'Kirjoita ensin sähköpostiosoitteesi.',
  passwordFirst: 'Kirjoita ensin salasanasi.',
  asking: 'Kysytään palvelimelta.',
  otherServer: 'Toinen palvelin',
  wrongPassword_one: 'Salasana ei vastaa tätä osoitetta. Vielä {{count}} yritys, sitten minuutin tauko.',
  wrongPassword_other: 'Salasana ei vastaa tätä osoitetta. Vielä {{count}} yritystä, sitten minuutin tauko.',
  wrongPasswordLast: 'Salasana ei vastaa tätä osoitetta. Odota minuutti ennen seuraavaa yritystä.',
  waitSeconds_one: 'Liian monta yritystä. Odota {{count}} sekunti ja yritä uudelleen.',
  waitSeconds_other: 'Liian monta yritystä. Odota {{count}} sekuntia ja yritä uudelleen.',
  waitMinutes_one: 'Liian monta yritystä. Odota {{count}} minuutti ja yritä uudelleen.',
  waitMinutes_other: 'Liian monta yritystä. Odota {{count}} minuuttia ja yritä uudelleen.',
  invalid: 'Palvelin ei ymmärtänyt tietoja. Tarkista sähköpostiosoite ja yritä uudelleen.',
  unreachable:
    'Palvelimeen {{server}} ei saada yhteyttä, tai se ei ole T-Minus-palvelin. Tarkista verkko ja yritä uudelleen.',
  inBrowser: 'selaimessa',
}
