import type { mark as source } from '../en/mark'
import type { Finnish } from '../translation'

export const mark: Finnish<typeof source> = {
  tags: 'Tunnisteet',
  addTag: 'Lisää tunniste',
  removeTag: 'Poista {{tag}}',
  noTag: 'Tunniste on yksi sana kirjaimia ja numeroita, sanan sisällä myös - . tai _. Kirjoita toinen.',
  linked: 'Linkitetyt',
  linkAdd: 'Linkitä tiketti',
  linkOf: 'Linkitä {{ticket}}',
  linkWith: 'Linkitä',
  linkSearch: 'Tunnus, aihe tai henkilö',
  linkNone: 'Sellaista tikettiä ei ole täällä.',
  unlink: 'Poista linkki tikettiin {{ticket}}',
  asleep: 'Torkutettu, herää {{time}}.',
  asleepBecause: 'Torkutettu, herää {{time}}: {{reason}}',
  wake: 'Herätä',
}
