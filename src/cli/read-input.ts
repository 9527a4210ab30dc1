import { open, writeFile } from 'node:fs/promises';
import type { Io } from './io';
import { CommandError, cliProblem, stop } from './problems';

/** Above every cap of the formats we read, so that they can say themselves what is too large for them. */
const MAX_BYTES = 64 * 1024 * 1024;
const STDIN = '-';
const CHUNK = 1024 * 1024;

/** What messages call the operand. */
export const nameOf = (operand: string): string => (operand === STDIN ? '<stdin>' : operand);

async function* fileChunks(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The bytes of a file or of standard input; failing to read is told, not thrown at the user. */
async function* bytes(operand: string, io: Io): AsyncIterable<Uint8Array> {
  try {
    yield* operand === STDIN ? io.input : fileChunks(operand);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    stop('E-CLI-READ', nameOf(operand), code ?? message);
  }
}

function decode(decoder: TextDecoder, operand: string, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return stop('E-CLI-UTF8', nameOf(operand));
  }
}

/** A whole text, UTF-8. */
export async function readText(operand: string, io: Io): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of bytes(operand, io)) {
    size += chunk.byteLength;
    if (size > MAX_BYTES)
      throw new CommandError([cliProblem('E-CLI-SIZE', nameOf(operand), `${MAX_BYTES / 1024 / 1024} MiB`)]);
    parts.push(decode(decoder, operand, chunk));
  }
  return parts.join('') + decode(decoder, operand);
}

/** Line by line, for input that may be longer than memory. A line beyond the cap ends the reading. */
export async function* readLines(operand: string, io: Io): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of bytes(operand, io)) {
    rest += decode(decoder, operand, chunk);
    if (rest.length > MAX_BYTES) stop('E-CLI-SIZE', nameOf(operand), `${MAX_BYTES / 1024 / 1024} MiB`);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decode(decoder, operand);
  if (rest !== '') yield rest;
}

export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    stop('E-CLI-WRITE', path, code ?? message);
  }
}
