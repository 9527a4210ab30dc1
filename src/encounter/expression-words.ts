import type { Text } from '../norms';

interface AtomWords {
  /** How it is written. */
  readonly form: string;
  /** Where it works: rules, duties, or both. */
  readonly place: 'rules' | 'duties' | 'both';
  readonly words: Text;
}

const words = (form: string, place: AtomWords['place'], zh: string, en: string): AtomWords => ({
  form,
  place,
  words: { zh, en },
});

/** The vocabulary of expressions in words, for editors and for the page on the format. */
export const ATOM_WORDS: Readonly<Record<string, AtomWords>> = {
  said: words(
    'said("act", …)',
    'both',
    '一句话里有这个言语行为；写几个就要几个都有。',
    'One utterance does this speech act, or all of them if several are named.',
  ),
  phrase: words(
    'phrase("clause")',
    'both',
    '说了这一条（或等同条款）规定的话。',
    'The phrase of this clause, or of an equivalent one, was said.',
  ),
  forbidden: words(
    'forbidden("label")',
    'both',
    '说了这种禁语；不写标签是任何禁语。',
    'This kind of forbidden language; without a label, any kind.',
  ),
  told: words('told("fact")', 'both', '说到了 facts 里的这件事。', 'This thing under facts was named.'),
  recognised: words(
    'recognised()',
    'both',
    '听懂了：有言语行为或禁语。',
    'Understood: some speech act or forbidden language.',
  ),
  unrecognised: words('unrecognised()', 'both', '什么也没听懂。', 'Nothing was understood.'),
  did: words(
    'did("action", "citizen")',
    'both',
    '做了这个动作；可以写明对谁。',
    'This action was done, towards somebody if named.',
  ),
  filed: words('filed("form")', 'both', '交了这份文书。', 'This paper was filed.'),
  filed_ok: words(
    'filed_ok("form", "field")',
    'both',
    '交的文书这一栏对；不写栏目是全对。',
    'This field was right, or the whole paper if none is named.',
  ),
  filed_wrong: words(
    'filed_wrong("form", "field")',
    'both',
    '这一栏不对；不写栏目是有任何不对。',
    'This field was wrong, or any field if none is named.',
  ),
  timer: words('timer("name")', 'both', '计时器到点。', 'The timer fires.'),
  event: words('event("name")', 'duties', '发生了效果 event 说的事。', 'An effect raised this event.'),
  entered: words('entered("moment")', 'duties', '进入了这个时刻。', 'The moment was entered.'),
  at: words('at("moment")', 'rules', '正在这个时刻里。', 'The moment is active.'),
  has_said: words('has_said("act")', 'rules', '此前说过。', 'Said before.'),
  has_told: words('has_told("fact")', 'rules', '此前说到过。', 'Named before.'),
  has_done: words('has_done("action")', 'rules', '此前做过。', 'Done before.'),
  has_filed: words('has_filed("form")', 'rules', '此前交过。', 'Filed before.'),
  has_offended: words('has_offended()', 'rules', '此前说过禁语。', 'Forbidden language was used before.'),
  mood: words('mood("citizen")', 'rules', '激动程度，0–100 的整数。', 'Agitation, a whole number from 0 to 100.'),
};
