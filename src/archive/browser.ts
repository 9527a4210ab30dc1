import type { Channel } from './claims';
import type { KeyStore } from './journal';

/** What the archive takes from the browser. Whatever is missing or forbidden is absent, and the archive copes. */
export interface Rim {
  readonly database?: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };
  readonly keys?: KeyStore;
  readonly locks?: Pick<LockManager, 'request'>;
  readonly channel?: Channel;
  readonly persistence?: Partial<Pick<StorageManager, 'persist' | 'persisted'>>;
  /** A name for this tab that no other tab has. */
  readonly tab: string;
}

export function browserRim(): Rim {
  const database = allowed(() => globalThis.indexedDB);
  const keys = allowed(() => globalThis.localStorage);
  const locks = allowed(() => globalThis.navigator.locks);
  const channel = locks ? undefined : allowed(() => new BroadcastChannel('yingsheng.attempts'));
  const persistence = allowed(() => globalThis.navigator.storage);
  return {
    tab: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    ...(database && { database: { indexedDB: database, IDBKeyRange } }),
    ...(keys && { keys }),
    ...(locks && { locks }),
    ...(channel && { channel }),
    ...(persistence && { persistence }),
  };
}

/** Merely touching storage throws a SecurityError where site data is blocked; outside a secure context it is undefined. */
function allowed<T>(touch: () => T): T | undefined {
  try {
    return touch() ?? undefined;
  } catch {
    return undefined;
  }
}
