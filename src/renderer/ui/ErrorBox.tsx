import { CircleAlert } from 'lucide-react'

/** What went wrong, above the fields it is about, and read aloud at once. */
export const ErrorBox = ({ sentence }: { readonly sentence: string }) => (
  <div className="error" role="alert">
    <CircleAlert className="icon" size={16} aria-hidden="true" />
    <p>{sentence}</p>
  </div>
)
