import type { Normalised } from './normalise';
import type { Finding } from './types';

/** 你 where 您 is due: advice only. Fixed forms, plurals, quotations and words to children are exempt. */
const FIXED_BEFORE = ['迷', '想'];
const FIXED_AFTER = ['们', '好', '追我赶', '来我往', '我他', '争我夺'];
const CHILD = ['小朋友', '小同学', '孩子你', '宝宝', '小弟弟', '小妹妹', '宝贝'];

export function politenessHint(raw: string, normalised: Normalised): Finding | null {
  if (CHILD.some((word) => raw.includes(word))) return null;
  for (let i = 0; i < normalised.text.length; i++) {
    if (normalised.text.charAt(i) !== '你') continue;
    if (FIXED_AFTER.some((word) => normalised.text.startsWith(word, i + 1))) continue;
    if (FIXED_BEFORE.some((word) => normalised.text.endsWith(word, i))) continue;
    if (normalised.quoted.some(([start, end]) => start <= i && i < end)) continue;
    return {
      kind: 'hint',
      label: 'ni_for_nin',
      start: normalised.from[i] ?? 0,
      end: normalised.to[i] ?? 0,
      template: 'hint.ni_for_nin',
      clauses: [],
      certainty: 'certain',
    };
  }
  return null;
}
