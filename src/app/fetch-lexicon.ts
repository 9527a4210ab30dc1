import { packedLexicons } from 'virtual:packed-lexicons';
import type { Packed } from '../language';

/** What is known of a language or its overtones, unpacked by the browser: no code of ours would be as quick. */
export async function fetchLexicon(name: Packed): Promise<Uint8Array> {
  const { ok, status, body } = await fetch(packedLexicons[name]);
  if (!ok || !body) throw new Error(`the packed ${name} did not arrive: ${status}`);
  const unpacked = body.pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
