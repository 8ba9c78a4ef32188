/** Why something was not done, said as soon as it is there; nothing for null. */
export const TroubleText = ({ sentence }: { readonly sentence: string | null }) =>
  sentence === null ? null : (
    <p className="wall-trouble" role="alert">
      {sentence}
    </p>
  )
