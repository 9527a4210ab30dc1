/** Scrolls back to where it begins, if that has gone under the header. */
export function showTop(element: Element | null | undefined): void {
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  if (element && element.getBoundingClientRect().top < header) element.scrollIntoView({ block: 'start' });
}

/** Of the hall's height, above the heads that stand in it. */
const OVER_HEADS = 0.08;

/** Scrolls the hall out of sight whose people have lost their heads under the header. */
export function hideCut(hall: Element | null): void {
  if (!hall) return;
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const { top, bottom, height } = hall.getBoundingClientRect();
  if (bottom > header && top + OVER_HEADS * height < header) scrollBy(0, bottom - header);
}
