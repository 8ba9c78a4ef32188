import type { command as source } from '../en/command'
import type { Finnish } from '../translation'

export const command: Finnish<typeof source> = {
  'already-acknowledged': '{{by}} kuittasi ensin. Ota tiketti itsellesi tai hylkää omasi.',
  taken: 'Siitä vastaa {{by}}. Osoita se itsellesi, jos otat sen.',
  'not-allowed': 'Sinulla ei ole oikeutta käsitellä tätä tikettiä. Pyydä esihenkilöltä oikeus sen jonoon.',
  'has-left': '{{name}} ei ole enää palvelupisteessä. Valitse joku muu.',
  'no-such-queue':
    'Tiketti pysyy paikallaan: jonoa ei ole enää, tai sinulla ei ole oikeutta siihen. Valitse toinen jono.',
  'too-many-tags_one': 'Tiketillä voi olla enintään {{count}} tunniste. Poista ensin yksi.',
  'too-many-tags_other': 'Tiketillä voi olla enintään {{count}} tunnistetta. Poista ensin yksi.',
  invalid: 'Palvelin ei osannut lukea tätä toimintoa. {{detail}} Hylkää se ja tee se uudelleen.',
  status: {
    new: 'Tiketti on uusi, joten tätä ei voi tehdä nyt.',
    active: 'Tiketti on työn alla, joten tätä ei voi tehdä nyt.',
    'waiting-customer': 'Tiketti odottaa asiakasta, joten tätä ei voi tehdä nyt.',
    'waiting-vendor': 'Tiketti odottaa toimittajaa, joten tätä ei voi tehdä nyt.',
    'waiting-problem': 'Tiketti odottaa ongelmatietuetta, joten tätä ei voi tehdä nyt.',
    'waiting-evidence': 'Tiketti odottaa selvitystä, joten tätä ei voi tehdä nyt.',
    resolved: 'Tiketti on ratkaistu, joten tätä ei voi tehdä nyt.',
    closed: 'Tiketti on suljettu, joten tätä ei voi tehdä nyt.',
  },
  statusBy: {
    new: '{{by}} palautti sen uudeksi, joten tätä ei voi tehdä nyt.',
    active: '{{by}} otti sen taas työn alle, joten tätä ei voi tehdä nyt.',
    'waiting-customer': '{{by}} asetti sen odottamaan asiakasta, joten tätä ei voi tehdä nyt.',
    'waiting-vendor': '{{by}} asetti sen odottamaan toimittajaa, joten tätä ei voi tehdä nyt.',
    'waiting-problem': '{{by}} asetti sen odottamaan ongelmatietuetta, joten tätä ei voi tehdä nyt.',
    'waiting-evidence': '{{by}} asetti sen odottamaan selvitystä, joten tätä ei voi tehdä nyt.',
    resolved: '{{by}} ratkaisi sen, joten tätä ei voi tehdä nyt. Avaa se uudelleen jatkaaksesi.',
    closed: '{{by}} sulki sen, joten tätä ei voi tehdä nyt. Vastaus tai muistiinpano menee silti perille.',
  },
  stale: {
    'customer-replied':
      '{{by}} kirjoitti uudelleen ennen kuin omasi saapui. Lue viesti ja tee se sitten uudelleen tai hylkää se.',
    'status-changed':
      '{{by}} muutti sen tilaa ennen kuin omasi saapui. Katso tiketti ja tee se sitten uudelleen tai hylkää se.',
    moved:
      '{{by}} siirsi sen toiseen jonoon ennen kuin omasi saapui. Katso tiketti ja tee se sitten uudelleen tai hylkää se.',
    'priority-changed':
      '{{by}} muutti sen prioriteettia ennen kuin omasi saapui. Katso tiketti ja tee se sitten uudelleen tai hylkää se.',
  },
  files: {
    missing: 'Viestin tiedostot eivät ole palvelimella. Lähetä viesti uudelleen tiedostoineen.',
    'too-large': 'Palvelin ei ota näin suurta tiedostoa. Tallenna tiedosto ja lähetä viesti ilman sitä.',
    'no-room':
      'Palvelimella ei ole tilaa tiedostoille. Kerro ylläpitäjälle ja lähetä viesti sitten uudelleen.',
  },
}
