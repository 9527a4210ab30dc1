import { expect, test } from 'vitest';
import { judge } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { compile, open, smallDocument } from '../support/encounters';

const doing = (clause: string) =>
  compile(
    smallDocument({
      moments: `\n  one:\n    rules:\n      - { when: phrase("${clause}"), goto: fine }`,
    }),
  );

test.each(['cq.C1.05', 'hr3.1.03', 'hr3.2.09', 'hr3.1.19', 'hr3.2.02', 'cq.C2.01', 'gd.3.3a'])(
  'the wording of %s itself is its phrase, though parts of it are no speech act',
  (clause) => {
    const [wording = ''] = allNorms.clause(clause)?.phrase ?? [];
    const run = open(doing(clause));
    run.say(1000, wording.replace(/[×XＸ]+/g, '三'));
    expect(run.view().ending).toBe('fine');
  },
);

test('an equivalent clause lends its words only where they say the same', () => {
  expect(allNorms.equivalents('cq.C1.05')).toContain('cq.C1.01');
  const run = open(doing('cq.C1.05'));
  run.say(1000, '您好。');
  expect(run.view().ending).toBeNull();
  run.say(2000, '对不起。');
  expect(run.view().ending).toBe('fine');
});

test('words that only may be meant do not make a phrase', () => {
  const run = open(doing('cq.C1.05'), {
    judge: (text, context) => judge(text, context).map((finding) => ({ ...finding, certainty: 'possible' as const })),
  });
  run.say(1000, '对不起。');
  expect(run.view().ending).toBeNull();
});
