import type { Queue } from '#shared/domain/desk'
import { personId, queueId } from '#shared/domain/ids'
import type { Actor, Person } from '#shared/domain/person'
import type { Requester, Tier } from '#shared/domain/ticket'
import type { Topic } from '../phrases/phrase'

const person = (id: string, name: string): Person => ({ id: personId(id), name })

/** The person whose seat a visitor takes: nobody else moves their tickets. */
export const jonas = person('jonas-berg', 'Jonas Berg')
const mira = person('mira-laine', 'Mira Laine')
export const aiko = person('aiko-tanaka', 'Aiko Tanaka')
const samir = person('samir-haddad', 'Samir Haddad')
const ewa = person('ewa-nowak', 'Ewa Nowak')
const priya = person('priya-raman', 'Priya Raman')
const otso = person('otso-niemi', 'Otso Niemi')
const ana = person('ana-torres', 'Ana Torres')

export const deskPeople: readonly Person[] = [jonas, mira, aiko, samir, ewa, priya, otso, ana]

export const queueOf: Record<Topic, Queue> = {
  payments: { id: queueId('payments'), name: 'Payments' },
  workplace: { id: queueId('workplace'), name: 'Workplace' },
  identity: { id: queueId('identity'), name: 'Identity' },
  network: { id: queueId('network'), name: 'Network' },
  data: { id: queueId('data'), name: 'Data' },
  facilities: { id: queueId('facilities'), name: 'Facilities' },
}
export const deskQueues: readonly Queue[] = Object.values(queueOf)

/** Who works in which queue, the first most of all. */
export const crewOf: Record<Topic, readonly Person[]> = {
  payments: [aiko, ana],
  workplace: [samir, otso],
  identity: [jonas, ewa],
  network: [mira, jonas],
  data: [priya, ewa],
  facilities: [otso, ana],
}

export const topicOfQueue = (queue: Queue['id']): Topic | null =>
  (Object.keys(queueOf) as Topic[]).find((topic) => queueOf[topic].id === queue) ?? null

export const asAgent = (who: Person): Actor => ({ kind: 'agent', person: who })

const customers: readonly (readonly [organisation: string, tier: Tier, ...names: string[]])[] = [
  ['Nordkaup', 'gold', 'Helena Virtanen', 'Kalle Heino', 'Ingrid Solberg'],
  ['Casa Delgado', 'gold', 'Lucía Moreno', 'Javier Ortega', 'Marisol Vega'],
  ['Van Aalst Logistics', 'gold', 'Pieter de Vries', 'Femke Bakker'],
  ['Mori Trading', 'gold', 'Yuki Mori', 'Haruto Sato', 'Chen Wei'],
  ['Baltica Shipping', 'silver', 'Nadia Petrova', 'Jaan Tamm', 'Rasa Jankauskienė'],
  ['Okafor & Sons', 'silver', 'David Okafor', 'Ngozi Eze', 'Fatima Zahra'],
  ['Officina Rossi', 'silver', 'Sofia Rossi', 'Matteo Bianchi'],
  ['Dvořák Papers', 'silver', 'Marek Dvořák', 'Zuzana Králová'],
  ['Carter Homes', 'bronze', 'Ben Carter', 'Liam Walsh', 'Aoife Byrne'],
  ['Atelier Fontaine', 'bronze', 'Camille Fontaine', 'Yusuf Demir'],
  ['Schreiber Optik', 'bronze', 'Anke Schreiber', 'Jürgen Pohl'],
  ['In-house', 'standard', 'Anna-Liisa Korhonen', 'Tomasz Zieliński', 'Maria João Lopes', 'Arjun Mehta'],
  ['In-house', 'standard', 'Olena Kovalenko', 'Erik Lindqvist', 'Thandiwe Nkosi', 'Rafael Souza'],
]

export const requesters: readonly Requester[] = customers.flatMap(([organisation, tier, ...names]) =>
  names.map((name) => ({ name, organisation, tier })),
)
