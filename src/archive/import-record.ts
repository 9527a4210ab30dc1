import type { readRecord } from './import-json';

/** Reads a record file; what it takes to replay and score one is fetched only then. Never rejects for what the file holds. */
export async function importRecord(text: string): Promise<ReturnType<typeof readRecord>> {
  return (await import('./import-json')).readRecord(text);
}
