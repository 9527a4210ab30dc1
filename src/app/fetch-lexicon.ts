import { packedLexicons } from 'virtual:packed-lexicons';
import type { Tongue } from '../language';

/** What is known of a language, unpacked by the browser: no code of ours would be as quick. */
export async function fetchLexicon(tongue: Tongue): Promise<Uint8Array> {
  const { ok, status, body } = await fetch(packedLexicons[tongue]);
  if (!ok || !body) throw new Error(`the lexicon of ${tongue} did not arrive: ${status}`);
  const unpacked = body.pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
