/** A length of the drawing board, in px, as one that grows with the letters beside it. */
export const rem = (px: number): string => `${px / 16}rem`;
