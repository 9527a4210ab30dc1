import { readdirSync } from 'node:fs';
import { encounters, loadEncounter } from 'virtual:encounters';
import { describe, expect, it } from 'vitest';
import { createNorms } from '../../src/norms';
import { allNorms } from '../../src/norms/library';

const documents = readdirSync(new URL('../../scenarios/encounters/', import.meta.url)).filter((name) =>
  name.endsWith('.yaml'),
);

describe('encounters compiled into the page', () => {
  it('lists every document once, by number, with its texts', () => {
    expect(encounters).toHaveLength(documents.length);
    expect(documents.length).toBeGreaterThan(0);
    const numbers = encounters.map((encounter) => encounter.number);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    for (const { id, title, duties } of encounters) {
      expect([id, title.zh !== '', title.en !== '', duties > 0]).toEqual([id, true, true, true]);
    }
  });

  it.each(encounters.map((listing) => [listing.id, listing] as const))(
    'loads %s with every clause that its duties cite, and their equivalents',
    async (id, listing) => {
      const subject = await loadEncounter(id);
      expect(subject).toMatchObject({ hash: listing.hash, encounter: { id, title: listing.title } });
      const norms = createNorms(subject?.clauses ?? []);
      for (const clause of subject?.encounter.duties.flatMap((duty) => duty.clauses) ?? []) {
        expect(norms.cite(clause)).toEqual(allNorms.cite(clause));
        for (const twin of norms.equivalents(clause)) expect(norms.clause(twin)?.id).toBe(twin);
      }
      // The point of the subset: most of the library stays at home.
      expect(norms.clauses.length).toBeLessThan(allNorms.clauses.length / 2);
    },
  );

  it('answers null for an encounter that does not exist', async () => {
    expect(await loadEncounter('nowhere')).toBeNull();
    expect(await loadEncounter('__proto__')).toBeNull();
  });
});
