import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backPaints } from '../../src/stage/hall-paints';
import { boxOf, CLOSED_EYES, dress, hasLids, sized } from '../../src/stage/svg';

const folder = (name: string) => new URL(`../../assets/${name}/`, import.meta.url);
const pictures = ['figures', 'hall'].flatMap((name) =>
  readdirSync(folder(name)).map((file) => ({ file, svg: readFileSync(new URL(file, folder(name)), 'utf8') })),
);
const named = (file: string) => pictures.find((picture) => picture.file === file)?.svg ?? '';

describe('the baked pictures', () => {
  it('have a box each and draw neither text nor anything from outside', () => {
    for (const { file, svg } of pictures) {
      expect(boxOf(svg).width, file).toBeGreaterThan(0);
      expect(/<text|<image|<script|href=(?!"#)|url\((?!#)/.test(svg), file).toBe(false);
    }
  });

  it('together weigh less than 220 KiB on the wire', () => {
    expect(pictures.reduce((sum, { svg }) => sum + gzipSync(svg).length, 0)).toBeLessThan(220 * 1024);
  });

  it('take other colours and another size without losing the rest', () => {
    const body = dress(named('body-shirt.svg'), { top: '#4F6B82' });
    expect(body).toContain('.top{fill:#4F6B82;display:inline}');
    expect(body.indexOf('.top{fill:#4F6B82')).toBeGreaterThan(body.indexOf('.top{fill:'));
    expect(sized(body, { x: 1, y: 2, width: 3, height: 4 }, 30, 40)).toContain(
      'viewBox="1 2 3 4" width="30" height="40"',
    );
  });

  it('close their eyes where they are open', () => {
    expect(hasLids(named('face-calm.svg'))).toBe(true);
    expect(hasLids(named('face-content.svg'))).toBe(false);
    expect(dress(named('face-calm.svg'), {}, CLOSED_EYES)).toContain('.eye{display:none}');
  });

  it('know every paint that light, screens and crowd ask for', () => {
    for (const paint of Object.keys(backPaints('emergency', 'off', 0))) {
      expect(new RegExp(`class="[^"]*\\b${paint}\\b`).test(named('back.svg')), paint).toBe(true);
    }
  });
});
