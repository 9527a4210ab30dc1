import { describe, expect, it } from 'vitest';
import { judge, normalise } from '../../src/language';

const text = (raw: string) => normalise(raw, 'zh').text;
const labels = (raw: string) =>
  judge(raw, {})
    .filter((finding) => finding.kind === 'forbidden' && finding.certainty === 'certain')
    .map((finding) => [finding.label, raw.slice(finding.start, finding.end)]);

const acts = (raw: string) =>
  judge(raw, {})
    .filter((finding) => finding.kind === 'act' && finding.certainty === 'certain')
    .map((finding) => [finding.label, raw.slice(finding.start, finding.end)]);

describe('words written in haste or as they are said in the south', () => {
  it('hears please and thanks where a folded character would say should not', () => {
    expect(text('唔该您等一下')).toBe('麻烦您等一下');
    expect(text('唔該曬')).toBe('多谢');
    expect(text('唔好意思')).toBe('不好意思');
    expect(acts('唔该您坐低等阵').map(([label]) => label)).toContain('please_sit');
  });

  it('reads the letters that clerks type for words, as words of their own only', () => {
    expect(text('请出示 SFZ 原件')).toBe('请出示身份证原件');
    expect(text('hkb和yyzz带了吗，yzm报一下')).toBe('户口本和营业执照带了吗，验证码报一下');
    expect(acts('请出示sfz')).toEqual([['request_document', '请出示sfz']]);
    expect(text('yb')).toBe('yb');
    expect(text('表号yb3')).toBe('表号yb3');
    expect(text('请看sfzx栏')).toBe('请看sfzx栏');
  });

  it('reads le at the end of a clause as the particle', () => {
    expect(acts('久等le')).toEqual([['apologize_wait', '久等le']]);
    expect(acts('久等le，请坐')[0]).toEqual(['apologize_wait', '久等le']);
  });
});

describe('forbidden words said twice', () => {
  it('count once and are all shown', () => {
    const raw = '急什么急，请坐。急什么急！';
    const found = judge(raw, {}).filter(({ kind }) => kind === 'forbidden');
    expect(found).toHaveLength(1);
    const places = [[found[0]?.start, found[0]?.end], ...(found[0]?.also ?? [])];
    expect(places.map(([start, end]) => raw.slice(start, end))).toEqual(['急什么急', '急什么急']);
  });

  it('say nothing more where nothing more was said', () => {
    expect(judge('急什么急', {})[0]).not.toHaveProperty('also');
  });
});

describe('rude words in disguise', () => {
  it('knows a character by the letter its sound begins with, where the whole is a word', () => {
    expect(text('找l导去')).toBe('找领导去');
    expect(text('找J长去')).toBe('找局长去');
    expect(text('你去投s好了')).toBe('你去投诉好了');
    const [found] = labels('你去投s好了');
    expect(found?.[0]).toBe('go_complain');
    expect(found?.[1]).toContain('投s好了');
  });

  it.each(['A4纸两张', '请到b座三楼', '走VIP通道', '10k长跑', '2b归档', '坐k长途车', '乙肝病毒dna'])(
    'leaves ordinary letters as they are: %s',
    (raw) => {
      expect(text(raw).replace('科长', 'k长')).toBe(raw.toLowerCase());
    },
  );

  it('puts letters that stand apart together when they are syllables', () => {
    expect(text('b i z u i')).toBe(text('bizui'));
    expect(text('你 n-a-o-c-a-n 吧')).toBe(text('你naocan吧'));
    expect(labels('b i z u i')).toEqual([['shout_quarrel', 'b i z u i']]);
    expect(labels('你n a o c a n吧')[0]?.[0]).toBe('insult');
  });

  it('leaves letters in a row that are none', () => {
    expect(text('请选 A B C 三项')).toBe('请选abc三项');
    expect(text('按 a a a 三下')).toBe('按aaa三下');
    expect(text('按aaa三下')).toBe('按aaa三下');
  });

  it('stays linear over letters that never become a word', () => {
    const raw = 'x y '.repeat(5_000);
    expect(text(raw)).toBe('xy'.repeat(5_000));
  });

  it('takes straight single quotes for quotation marks, but not apostrophes', () => {
    const { quoted, text: said } = normalise("'你急什么'属禁语", 'zh');
    expect(quoted.map(([start, end]) => said.slice(start, end))).toEqual(['你急什么']);
    expect(judge("'你急什么'属禁语", {})).toEqual([]);
    expect(normalise("这个don't说，那个can't说", 'zh').quoted).toEqual([]);
    expect(normalise("Xi'an的材料", 'zh').quoted).toEqual([]);
  });
});
