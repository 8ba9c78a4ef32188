import type { palette as source } from '../en/palette'
import type { Finnish } from '../translation'

export const palette: Finnish<typeof source> = {
  name: 'Komentovalikko',
  field: 'Kirjoita komento, tiketti tai henkilö',
  placeholder: 'Komento, tiketti tai henkilö',
  none: 'Sen nimistä ei löydy.',
  search: 'Etsi tikettejä: ”{{words}}”',
  searchHint: 'myös viesteistä ja suljetuista tiketeistä',
  move: 'Siirry',
  run: 'Suorita',
  withoutTicket: 'Ilman tikettiä',
  ownKeys: 'Jokaisella rivillä on oma näppäimensä',
  thisTicket: 'Tämä tiketti',
  goTo: 'Siirry',
  tickets: 'Tiketit',
  keys: 'Kaikki näppäimet',
  people: 'Henkilöt',
  assignHint_one: 'osoita {{id}}, avoinna {{count}}',
  assignHint_other: 'osoita {{id}}, avoinna {{count}}',
}
