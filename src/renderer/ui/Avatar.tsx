import { initialsOf } from '#shared/domain/person'

/** A person as two letters, for the eye alone; the accent means the signed-in one. The name stands beside it or in the label around it. */
export const Avatar = ({ name, isYou }: { readonly name: string; readonly isYou: boolean }) => (
  <span className={isYou ? 'avatar is-you' : 'avatar'} aria-hidden="true" data-initials={initialsOf(name)} />
)
