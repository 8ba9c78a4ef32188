import type { CommandArgs, CommandName } from '#shared/commands/catalogue'
import type { Refusal } from '#shared/commands/refusal'
import type { AlertPlan } from '#shared/domain/alerts'
import type { Desk, Queue } from '#shared/domain/desk'
import type { CommandId, PersonId, QueueId, TicketId } from '#shared/domain/ids'
import type { Instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import type { Account, Person } from '#shared/domain/person'
import type { Guide, ReplyTemplate } from '#shared/domain/replyTemplate'
import type { Result } from '#shared/domain/result'
import type { SavedView } from '#shared/domain/savedView'
import type { Clock } from '#shared/domain/sla/clock'
import type { Ticket } from '#shared/domain/ticket'
import type { OwnPassword } from './account/ownPassword'
import type { SearchMessages } from './cache/searchMessages'
import type { SyncHealth } from './health/syncHealth'
import type { Archive } from './onDemand/archive'
import type { AttachedFile, Attachments } from './onDemand/attachments'
import type { MailImages } from './onDemand/mailImages'
import type { Papers } from './onDemand/papers'
import type { DraftFiles } from './outbox/draftFiles'
import type { KeptQueues } from './outbox/keptQueues'
import type { ParkedCommand, ParkedPlace } from './outbox/parked'
import type { PresenceFront } from './presence'
import type { Races } from './view/raceLookout'

export type { ParkedCommand } from './outbox/parked'

/** A verb as the outbox holds it; `unknown` is one that only a newer release of the console has, kept and sent as it is. */
export type SavedName = CommandName | 'unknown'

/** A ticket as this agent sees it: the confirmed row with the agent's waiting commands applied on top. */
export interface TicketView {
  readonly ticket: Ticket
  readonly clocks: readonly Clock[]
  /** Names of this console's commands on the ticket that the server has not confirmed yet, in order. */
  readonly waiting: readonly SavedName[]
}

/** A command saved here and not yet confirmed by the server. */
export interface WaitingCommand {
  readonly n: number
  readonly id: CommandId
  readonly name: SavedName
  readonly ticketId: TicketId
  readonly at: Instant
  readonly args: unknown
}

/** A command the server refused; it stays until the agent redoes or discards it. */
export interface RefusedCommand extends WaitingCommand {
  readonly refusal: Refusal
}

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'loading'; readonly loadedRows: number; readonly expectedRows: number }
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly since: Instant; readonly nextTryAt: Instant | null }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'too-old' }
  /** A newer release is open on this computer and has taken over what is stored. */
  | { readonly kind: 'replaced' }

export interface SyncState {
  readonly connection: Connection
  /** When the server last said anything; null before the first time ever. Its age is the age of the data. */
  readonly lastHeardAt: Instant | null
  readonly waiting: readonly WaitingCommand[]
  readonly refused: readonly RefusedCommand[]
  /** What this release cannot read and not send; it is kept until the agent discards it. */
  readonly parked: readonly ParkedCommand[]
  /** Server clock minus this computer's, with half the round trip as its error. */
  readonly clockOffset: { readonly offsetMs: number; readonly errorMs: number; readonly isVerified: boolean }
}

/** Something that changes and can be watched; `get` answers the same object until it has changed. */
export interface Watchable<Value> {
  readonly get: () => Value
  /** Answers the undo. */
  readonly watch: (listener: () => void) => () => void
}

/** Every ticket in view, and a sorted list of their ids kept up as rows change. */
export interface TicketMirror {
  readonly byId: ReadonlyMap<TicketId, TicketView>
  /**
   * Ids of tickets that are not closed: running clocks by earliest due first, then paused ones, then those
   * without a clock; ties by id. Does not depend on now.
   */
  readonly inDueOrder: readonly TicketId[]
}

export interface Directory {
  readonly desk: Desk | null
  readonly queues: ReadonlyMap<QueueId, Queue>
  /** Those who are there: to whom a ticket can be given. */
  readonly people: readonly Person[]
  /** Those who have left: tickets go on naming them, and nobody gives them another one (TKT114). */
  readonly left: ReadonlyMap<PersonId, Person>
  /** One's own and those that others share, without removed ones; one's own first, each in its place. */
  readonly views: readonly SavedView[]
  readonly templates: readonly ReplyTemplate[]
  readonly guides: readonly Guide[]
}

export type DispatchRefusal =
  | Refusal
  | { readonly kind: 'unknown-ticket' }
  | { readonly kind: 'not-saved' }
  /** The files that the action brings along do not fit on this computer. */
  | { readonly kind: 'no-room' }
  /** A newer release has taken over what is stored. */
  | { readonly kind: 'replaced' }
  /** Too much waits or was refused: nothing is dropped, so nothing more is taken. */
  | { readonly kind: 'outbox-full' }

/** All that features may know of the data: what is seen, what is waiting, and the one front door. */
export interface DeskData {
  /** Who is signed in, as the server said last; `who` tells of changes. */
  readonly account: Account
  readonly who: Watchable<Account>
  /** Tells this person's desk at this server from every other on this computer; names what is kept of it here. */
  readonly deskKey: string
  readonly tickets: Watchable<TicketMirror>
  readonly directory: Watchable<Directory>
  readonly sync: Watchable<SyncState>
  /** For people who look into syncing; up to a second behind. */
  readonly health: Watchable<SyncHealth>
  /** Changes of this agent that met those of somebody else (2.6). */
  readonly races: Races
  readonly messagesOf: (ticket: TicketId) => Watchable<readonly Message[]>
  /** Looks for words in the messages that are kept here. */
  readonly searchMessages: SearchMessages
  /** Who else looks at what this window shows. */
  readonly presence: PresenceFront
  /** The server's present, from this computer's monotonic clock and the sampled offset. */
  readonly now: () => Instant
  /**
   * Runs a verb here at once and saves it for the server; settles when it is saved for certain (strict durability).
   * A verb that the cached ticket already refuses is not saved. The files that its arguments name are saved with it.
   */
  readonly dispatch: <Name extends CommandName>(
    name: Name,
    ticket: TicketId,
    args: CommandArgs<Name>,
    files?: readonly AttachedFile[],
  ) => Promise<Result<CommandId, DispatchRefusal>>
  readonly discard: (command: CommandId) => Promise<void>
  readonly discardParked: (place: ParkedPlace) => Promise<void>
  /** Closed tickets, and those of queues that are not kept here, on the server. */
  readonly archive: Archive
  /** Which queues are kept on this computer. */
  readonly keptQueues: KeptQueues
  /** Writing down of saved views, templates and guides. */
  readonly papers: Papers
  /** Changing the password of whoever is signed in. */
  readonly ownPassword: OwnPassword
  /** Contents of what messages have attached. */
  readonly attachments: Attachments
  /** Images that mails name on other computers. */
  readonly mailImages: MailImages
  /** The files of messages that are still being written. */
  readonly draftFiles: DraftFiles
  /** Every warning ahead on this desk for the signed-in agent, complete. */
  readonly alertPlan: Watchable<AlertPlan>
  /** Settles when all that is kept here is shown; before, `tickets` holds the first screen and `alertPlan` nothing. */
  readonly whole: () => Promise<void>
  /** Drop the socket even if it looks open, sample the clock and pull (after sleep, or by hand). */
  readonly reconnect: () => void
  /** Ends this desk in every other window of this person, when they sign out here. */
  readonly endEverywhere: () => void
  readonly close: () => Promise<void>
}
