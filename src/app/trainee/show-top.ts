/** Scrolls back to where it begins, if that has gone under the header. */
export function showTop(element: Element | null | undefined): void {
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  if (element && element.getBoundingClientRect().top < header) element.scrollIntoView({ block: 'start' });
}
