import { readFileSync } from 'node:fs';
import { course } from 'virtual:course';
import { encounters } from 'virtual:encounters';
import { initials, trained } from 'virtual:training';
import { describe, expect, it } from 'vitest';
import { allNorms } from '../../src/norms/library';
import { compileCourse, initialsOf } from '../../tools/course-modules';

const source = readFileSync(new URL('../../scenarios/courses/pre-post.yaml', import.meta.url), 'utf8');

describe('the course', () => {
  it('places every encounter of the library in exactly one stage', () => {
    const staged = course.stages.flatMap((stage) => stage.encounters);
    expect([...staged].sort()).toEqual(encounters.map(({ id }) => id).sort());
  });

  it('plans all thirty encounters', () => {
    const all = Array.from({ length: 30 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);
    const whole = compileCourse(source, Object.fromEntries(all.map((number) => [number, number])));
    expect(whole.stages.flatMap((stage) => stage.encounters).sort()).toEqual(all);
    expect(whole.exam.parts.map(({ of }) => of)).toEqual([
      ['S01'],
      ['S03'],
      ['S04'],
      ['S02', 'S10', 'S12'],
      ['S25', 'S26', 'S27', 'S28', 'S29', 'S30'],
      ['S16', 'S17'],
    ]);
  });

  it('shows no stage and no part of which the library has nothing', () => {
    const small = compileCourse(source, { S28: 's28' });
    expect(small.stages.map(({ id }) => id)).toEqual(['emergencies']);
    expect(small.exam.parts.map(({ id }) => id)).toEqual(['emergency']);
  });

  it('gives what a trainer has added a place of its own, and a variant the place of what it varies', () => {
    const added = compileCourse(source, { S28: ['s28', 's28-at-night'], X01: 'copy-lease' });
    expect(added.stages.map(({ id, encounters: ids }) => [id, ids])).toEqual([
      ['emergencies', ['s28', 's28-at-night']],
      ['own', ['copy-lease']],
    ]);
  });

  it('refuses a document that says something twice or leaves something out', () => {
    expect(() => compileCourse(source.replace('[S16, S17]', '[S16, S28]'), {})).toThrow('S28 stands in two stages');
    expect(() => compileCourse(source.replace('en: First day', 'em: First day'), {})).toThrow();
  });
});

describe('what the norm browser is told', () => {
  it('names for a clause the encounters that train it, through equivalents too', () => {
    const known = new Set(encounters.map(({ id }) => id));
    for (const [clause, where] of Object.entries(trained)) {
      expect(allNorms.clause(clause)?.id).toBe(clause);
      for (const id of where) expect(known.has(id)).toBe(true);
    }
    expect(Object.keys(trained).length).toBeGreaterThan(50);
  });

  it('finds every clause by initials', () => {
    expect(Object.keys(initials)).toHaveLength(allNorms.clauses.length);
    expect(initialsOf({ text: { zh: '一次性告知', en: '' }, phrase: ['您好，请稍等'] })).toBe('ycxgz|nhqsd');
  });
});
