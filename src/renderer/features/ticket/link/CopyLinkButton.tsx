import { Link } from 'lucide-react'
import type { TicketId } from '#shared/domain/ids'
import { Button } from '../../../ui/Button'
import { keyWords } from '../../../ui/keys/keyCommands'
import { useCopyLink } from './useCopyLink'

export function CopyLinkButton({ ticket }: { readonly ticket: TicketId }) {
  const copy = useCopyLink()
  return (
    <Button look="quiet" label={keyWords('copyLink')} onPress={() => void copy(ticket)}>
      <Link className="icon" size={14} aria-hidden="true" />
    </Button>
  )
}
