/** The peer's story, compiled by page.bench.ts from the encounter's own lines. */
declare module 'virtual:story' {
  const json: string;
  export default json;
}
