/** Scrolls back to where it begins, if that has gone under the header. */
export function showTop(element: Element | null | undefined): void {
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  if (element && element.getBoundingClientRect().top < header) element.scrollIntoView({ block: 'start' });
}

/** Scrolls an element out of sight of which the header covers more than `spare` of its height: half a figure, half a line. */
export function hideCut(element: Element | null, spare = 0): void {
  if (!element) return;
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const { top, bottom, height } = element.getBoundingClientRect();
  if (bottom > header && top + spare * height < header - 1) scrollBy(0, bottom - header);
}
