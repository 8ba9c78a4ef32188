import type { mail as source } from '../en/mail'
import type { Finnish } from '../translation'

export const mail: Finnish<typeof source> = {
  image: 'Kuva palvelimella {{host}}',
  hidden_one:
    '{{count}} kuva ei näy (lähde: {{hosts}}). Kun se ladataan, lähettäjä voi nähdä, että tikettiä luetaan.',
  hidden_other:
    '{{count}} kuvaa ei näy (lähde: {{hosts}}). Kun ne ladataan, lähettäjä voi nähdä, että tikettiä luetaan.',
  needsServer_one: '{{count}} kuva ei näy (lähde: {{hosts}}). Sen lataamiseen tarvitaan palvelin.',
  needsServer_other: '{{count}} kuvaa ei näy (lähde: {{hosts}}). Niiden lataamiseen tarvitaan palvelin.',
  notFetched_one:
    '{{count}} kuva ei näy (lähde: {{hosts}}), koska tämä palvelin ei lataa kuvia muualta. Linkki avaa sen selaimessa.',
  notFetched_other:
    '{{count}} kuvaa ei näy (lähde: {{hosts}}), koska tämä palvelin ei lataa kuvia muualta. Linkit avaavat ne selaimessa.',
  loading_one: 'Palvelin lataa {{count}} kuvaa (lähde: {{hosts}}).',
  loading_other: 'Palvelin lataa {{count}} kuvaa (lähde: {{hosts}}).',
  shown_one: '{{count}} kuva näytetään (lähde: {{hosts}}).',
  shown_other: '{{count}} kuvaa näytetään (lähde: {{hosts}}).',
  lacking_one: '{{count}} kuvaa ei voitu ladata. Syy on linkin vieressä; linkki avaa sen selaimessa.',
  lacking_other:
    '{{count}} kuvaa ei voitu ladata. Syyt ovat linkkien vieressä; linkit avaavat ne selaimessa.',
  moreHosts_one: '{{count}} muu palvelin',
  moreHosts_other: '{{count}} muuta palvelinta',
  show: 'Näytä kuvat',
  hide: 'Piilota kuvat',
  offline: 'Palvelimeen ei nyt saada yhteyttä. Näytä kuvat, kun yhteys on palannut.',
  off: 'Tämä palvelin ei lataa kuvia muualta. Linkit avaavat ne selaimessa.',
  refused: {
    unknown: 'Palvelin ei löydä tätä kuvaa viestistä.',
    busy: 'Palvelin lataa nyt liian monta kuvaa. Piilota ne ja näytä ne myöhemmin uudelleen.',
    'not-public': 'Sen osoite ei ole julkisessa internetissä, joten palvelin ei lataa sitä.',
    'other-port': 'Sen osoitteessa on tavallisesta poikkeava portti, joten palvelin ei lataa sitä.',
    'no-answer': 'Toinen palvelin ei vastannut.',
    'not-given': 'Toinen palvelin ei antanut sitä.',
    'not-an-image': 'Vastaus ei ollut PNG-, JPEG-, GIF- tai WebP-kuva.',
    'too-large': 'Se on yli 5 Mt.',
    'too-many-redirects': 'Se ohjattiin eteenpäin liian monta kertaa.',
    reauth: 'Istuntosi on päättynyt. Kirjaudu uudelleen.',
    unreached: 'Palvelimeen ei saatu yhteyttä. Piilota kuvat ja näytä ne myöhemmin uudelleen.',
  },
}
