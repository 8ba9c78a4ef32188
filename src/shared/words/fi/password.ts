import type { password as source } from '../en/password'
import type { Finnish } from '../translation'

export const password: Finnish<typeof source> = {
  title: 'Vaihda salasana',
  old: 'Nykyinen salasana',
  new: 'Uusi salasana',
  hint_one: 'Vähintään {{count}} merkki. Muilla laitteilla on kirjauduttava uudelleen.',
  hint_other: 'Vähintään {{count}} merkkiä. Muilla laitteilla on kirjauduttava uudelleen.',
  submitting: 'Vaihdetaan',
  cancel: 'Peruuta',
  oldFirst: 'Kirjoita ensin nykyinen salasanasi.',
  tooShort_one: 'Uudessa salasanassa on vähintään {{count}} merkki. Valitse pidempi.',
  tooShort_other: 'Uudessa salasanassa on vähintään {{count}} merkkiä. Valitse pidempi.',
  wrong_one: 'Nykyinen salasanasi on toinen. Vielä {{count}} yritys, sitten minuutin tauko.',
  wrong_other: 'Nykyinen salasanasi on toinen. Vielä {{count}} yritystä, sitten minuutin tauko.',
  wrongLast: 'Nykyinen salasanasi on toinen. Odota minuutti ennen seuraavaa yritystä.',
  offline: 'Salasana vaihdetaan palvelimella, johon ei nyt saada yhteyttä. Odota, kunnes yhteys palaa.',
  unreached:
    'Palvelin ei vastannut. Yritä uudelleen, kun yhteys on palannut; jos nykyinen salasana ei silloin kelpaa, uusi on voimassa.',
  reauth: 'Istuntosi on päättynyt, joten mitään ei muutettu. Kirjaudu uudelleen.',
  notAllowed: 'Tämä tili vain katselee. Sen salasanan asettaa palvelimen ylläpitäjä.',
  invalid:
    'Palvelin ei ymmärtänyt tietoja, joten mitään ei muutettu. Lataa sivu uudelleen ja yritä uudelleen.',
  done: 'Salasanasi on vaihdettu. Muilla laitteilla on kirjauduttava uudelleen.',
}
