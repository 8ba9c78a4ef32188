/** The sign: a T and the minus after it. */
export const BrandSign = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" role="img" aria-label="T-Minus">
    <path d="M1 3h11v3H8v11H5V6H1z" fill="var(--ink)" />
    <path d="M11 10h8v3h-8z" fill="var(--accent)" />
  </svg>
)
