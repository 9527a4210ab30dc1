import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge, parts } from '../../src/language';
import { clauseId } from '../../src/norms';

interface Source {
  readonly id: string;
  readonly kind: string;
  readonly phrase?: string | readonly string[];
}

const packs = ['tt', 'hr', 'bu', 'cq', 'gd'].flatMap((name) => {
  const path = new URL(`../../src/norms/packs/${name}.json`, import.meta.url).pathname;
  return JSON.parse(readFileSync(path, 'utf8')) as readonly Source[];
});
const wordings = packs.flatMap((clause) =>
  (typeof clause.phrase === 'string' ? [clause.phrase] : (clause.phrase ?? [])).map((phrase) => ({
    id: clause.id,
    forbidden: clause.kind === 'phrase_forbidden',
    text: fill(phrase),
  })),
);

/** Blanks of the norms, filled as a window would. */
function fill(phrase: string): string {
  const blanks: readonly (readonly [string | RegExp, string])[] = [
    [/（指明准确位置）|（具体内容）|（请稍候）/g, ''],
    ['您的资料XX填写', '您的资料身份证号填写'],
    ['XX资料', '申请资料'],
    ['按XX规定', '按有关规定'],
    [/XX日之内/, '15日之内'],
    ['补齐XX', '补齐收入证明'],
    ['在XX层窗口', '在三层社保窗口'],
    ['到XX处', '到大厅东侧'],
    ['到XX层', '到三层'],
    ['将XX原件', '将营业执照原件'],
    [/X{2,3}政务服务中心X{2,3}窗口/, '区政务服务中心社保窗口'],
    ['XX政务', '区政务'],
    ['您的XXX事情', '您的登记事情'],
    ['×××中心××窗口', '政务中心社保窗口'],
    ['×号××窗口', '3号社保窗口'],
    [/填写(XXX|×××)/, '填写申请表'],
    [/XXX月XXX日|×月×日/, '3月18日'],
    ['到××窗口', '到民政窗口'],
    ['补齐××材料', '补齐无房证明材料'],
    ['××××中心', '政务中心'],
    ['拨打××窗口', '拨打医保窗口'],
    ['问xxx', '问别人'],
    ['这样XX填写', '这样填写'],
  ];
  return blanks.reduce((text, [blank, by]) => text.replace(blank, by), phrase);
}

describe('the wordings of the norms', () => {
  it('are all there', () => {
    expect(wordings.filter((w) => !w.forbidden).length).toBeGreaterThanOrEqual(102);
    expect(wordings.filter((w) => w.forbidden).length).toBeGreaterThanOrEqual(14);
  });

  it.each(wordings)('$id: $text', ({ id, forbidden, text }) => {
    const findings = judge(text, {});
    const own = findings.filter((finding) => finding.clauses.includes(clauseId(id)));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((finding) => (finding.kind === 'forbidden') === forbidden)).toBe(true);
    if (!forbidden) {
      expect(findings.filter((finding) => finding.kind === 'forbidden')).toEqual([]);
      expect(parts(clauseId(id)).length).toBeGreaterThan(0);
    }
  });
});
