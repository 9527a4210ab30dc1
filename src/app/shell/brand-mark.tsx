/** A voice going out over a counter: two arcs and a point on the product's one colour. */
export function BrandMark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <rect width="26" height="26" rx="7" fill="#1F5360" />
      <path d="M5 18.5h16" stroke="#E0B789" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M6.5 15.5a6.5 6.5 0 0 1 13 0" fill="none" stroke="#FCFAF6" strokeWidth="2" strokeLinecap="round" />
      <path d="M10 15.5a3 3 0 0 1 6 0z" fill="#FCFAF6" />
    </svg>
  );
}
