import { existsSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AMBIENCES, CAPTIONS, isSoundId, SOUNDS } from '../../src/sound';

const file = (id: string, ending: string) => new URL(`../../assets/sounds/${id}.${ending}`, import.meta.url);

describe('sounds', () => {
  it('each lie in both formats, small enough to load when needed', () => {
    for (const id of SOUNDS) {
      const limit = (AMBIENCES as readonly string[]).includes(id) ? 80 : 20;
      for (const ending of ['ogg', 'mp3']) {
        expect(existsSync(file(id, ending)), `${id}.${ending}`).toBe(true);
        expect(statSync(file(id, ending)).size, `${id}.${ending}`).toBeLessThan(limit * 1024);
      }
    }
  });

  it('each say in both languages what is heard', () => {
    for (const { zh, en } of Object.values(CAPTIONS)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[a-z]/);
    }
  });

  it('are known by their own names only', () => {
    expect(isSoundId('phone_ring')).toBe(true);
    expect(isSoundId('constructor')).toBe(false);
  });
});
