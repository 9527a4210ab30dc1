import type { ClauseId, PackId, Text } from './types';

/** Stable codes; the messages are for trainers, who meet them while writing encounters. */
export type NormsErrorCode = 'norms/malformed-id' | 'norms/unknown-clause' | 'norms/bad-pack';

const MESSAGES: Readonly<Record<NormsErrorCode, (id: string) => Text>> = {
  'norms/malformed-id': (id) => ({
    zh: `“${id}”不是条款编号。条款编号形如 cq.H5.1、hr3.1.02。`,
    en: `“${id}” is not a clause id. Clause ids look like cq.H5.1 or hr3.1.02.`,
  }),
  'norms/unknown-clause': (id) => ({
    zh: `没有编号为“${id}”的条款。`,
    en: `There is no clause with the id “${id}”.`,
  }),
  'norms/bad-pack': (id) => ({
    zh: `规范包读不懂：${id}。应是 JSON 数组，一行一条，写法同 src/norms/packs。`,
    en: `The norm pack cannot be read: ${id}. It must be a JSON array of clauses written as in src/norms/packs.`,
  }),
};

export class NormsError extends Error {
  readonly code: NormsErrorCode;
  readonly text: Text;

  constructor(code: NormsErrorCode, id: string) {
    // Ids come from files; a long one must not flood a message.
    const text = MESSAGES[code](id.length > 40 ? `${id.slice(0, 40)}…` : id);
    super(text.en);
    this.name = 'NormsError';
    this.code = code;
    this.text = text;
  }
}

const SHAPE = /^(?:tt|hr[123]|bu|cq|gd)\.[A-Z]?\d[0-9a-z]{0,5}(?:\.[0-9a-z]{1,4}){0,4}$/;

/** Whether the text has the shape of a clause id; whether the clause exists is for a lookup to say. */
export function isClauseId(text: string): text is ClauseId {
  return SHAPE.test(text);
}

export function clauseId(text: string): ClauseId {
  if (!isClauseId(text)) throw new NormsError('norms/malformed-id', text);
  return text;
}

/** `hr1`, `hr2` and `hr3` are annexes of one regulation and belong to one pack. */
export function packOf(id: ClauseId): PackId {
  return id.slice(0, 2) as PackId;
}
