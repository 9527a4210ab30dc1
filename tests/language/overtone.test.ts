import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJudge, explain, judge } from '../../src/language';
import { overtoneOf, readable } from '../../src/language/overtone';

const certain = (text: string): readonly string[] =>
  judge(text, {})
    .filter(({ kind, certainty }) => kind === 'forbidden' && certainty === 'certain')
    .map(({ label }) => label);
const questions = (text: string): readonly string[] =>
  judge(text, {})
    .filter(({ kind, certainty }) => kind === 'forbidden' && certainty === 'possible')
    .map(({ label }) => label);

describe('the overtone of a turn', () => {
  it.each([
    ['go_find_leader', '我官小嘴也小，你找个官大的跟你讲去。', '这件事要请主任签字，我现在就去找他。'],
    ['chitchat_refusal', '莫吵，正抢券呢，你站两分钟会怎样。', '电商平台抢券要实名，我教您怎么认证。'],
    ['not_my_business', '睡不睡得着是你自己的事，我操那个心？', '这些手续您别操心，我来跟那边对。'],
    ['impatient_busy', '催命呢？我就两只手。', '您两只手都要按一下，先左手。'],
  ])('tells when a topic is rude (%s)', (label, rude, polite) => {
    expect(certain(rude)).toContain(label);
    expect(certain(polite)).toEqual([]);
  });

  it('shows the whole clause of a topic, since no single word of it is rude', () => {
    const text = '意见簿就在那儿吊着，笔我都给你备好了，写啊，尽情发挥。';
    const [found] = judge(text, {}).filter(({ template }) => template.endsWith('.o_topic'));
    expect(found && text.slice(found.start, found.end)).toBe('意见簿就在那儿吊着');
  });

  it.each([
    ['ask_gift', 'We do enjoy a nice dinner here, you know.', 'Dinner is at six, so we close a little earlier.'],
    ['read_the_sign', 'The poster has letters, you have eyes.', 'The poster by the door shows the opening hours.'],
    [
      'go_find_leader',
      'Go cry to my boss upstairs then.',
      'Your boss signs on the second page, upstairs they stamp it.',
    ],
  ])('tells when an English topic is rude (%s)', (label, rude, polite) => {
    expect(certain(rude)).toContain(label);
    expect(certain(polite)).toEqual([]);
  });

  it('reads English word by word: marks, capitals and shortened words make no difference', () => {
    const read = (text: string) => explain(text, {}).normalised;
    const rude = (text: string) => overtoneOf(readable(read(text), 'en')).rude;
    expect(rude('I am not your secretary')).toBe(rude("I'm NOT your secretary"));
    expect(rude('Ask for window 3')).toBe(rude('ask for window 12'));
    const heard = readable(read('Ask again, again'), 'en');
    expect([0, 3, 8, 9].map((unit) => heard.at(unit))).toEqual([0, 1, 2, 3]);
  });

  it('makes a question of a forbidden wording in a turn that reads clean, and says so', () => {
    const text = '各个窗口您都问了好多遍了吧，受累了，到我这儿就不用再问了。';
    expect(certain(text)).toEqual([]);
    expect(questions(text)).toContain('impatient_repeat');
    const { candidates } = explain(text, {});
    expect(candidates.some(({ guards }) => guards.includes('reads_clean'))).toBe(true);
  });

  it.each([
    ['impatient_busy', "Does it look like I'm twiddling my thumbs in here?"],
    ['insult', "I've met houseplants with more wit."],
    ['mock', '填个表填半个钟头，您是在写长篇小说呐'],
    ['impatient_repeat', '我最后再讲一次啊听不听得进去是你的事'],
  ])('asks about a turn that leans to %s, where no wording is rude in itself', (label, text) => {
    expect(certain(text)).toEqual([]);
    expect(questions(text)).toEqual([label]);
  });

  it.each(['请转告', 'One moment.', '您看这份申请表，第三栏要本人签字。', 'The form is on the second shelf.'])(
    'asks nothing about %s',
    (text) => expect(questions(text)).toEqual([]),
  );

  it.each([
    ['empathize', '孩子病着还得办这个，当妈的太难了', '这个孩子的户口办过了，太难认的字写在备注里。'],
    ['guide_location', '茶水在柱子后头,纸杯在下面抽屉。', '抽屉的钥匙昨天换过一次。'],
    [
      'please_sit',
      "I brought you a chair, it's not good to stand with that leg.",
      'The new chairs were delivered yesterday.',
    ],
  ])('hears an act by a topic only where the turn reads like it (%s)', (act, like, unlike) => {
    const acts = (text: string) =>
      judge(text, {}).filter(({ kind, certainty }) => kind === 'act' && certainty === 'certain');
    const heard = acts(like).find(({ label }) => label === act);
    expect(heard?.template).toMatch(/\.o_topic$/);
    expect(acts(unlike).map(({ label }) => label)).not.toContain(act);
  });

  it('does not let polite words around it hide a plainly rude clause', () => {
    const kind = '您好，请坐，您慢慢说，材料我帮您看一看，有什么不明白的我给您解释清楚，';
    expect(certain(`${kind}急什么急，没看我正忙着吗，${kind}谢谢您的理解。`)).toContain('impatient_busy');
    for (const after of ["Please don't worry.", 'One moment, please.'])
      expect(certain(`Hello, please take a seat. Can't you see I'm busy? ${after}`)).toContain('impatient_busy');
  });

  it('hears no topic in words that do a decent act', () => {
    for (const text of ['我帮你记低咗', '您好，要不要我帮忙呀', '我再说一遍，您听着'])
      expect(certain(text)).toEqual([]);
    expect(explain('我帮你记低咗', {}).candidates.some(({ guards }) => guards.includes('in_an_act'))).toBe(true);
  });

  it('never makes a finding that no template made', () => {
    const nothing = createJudge([], []);
    const files = ['round7-mixed', 'en-round8'].map((name) => readFileSync(`tests/corpus/train/${name}.jsonl`, 'utf8'));
    for (const line of files.join('').trim().split('\n')) {
      const found = nothing.judge((JSON.parse(line) as { text: string }).text, {});
      expect(found.filter(({ kind, certainty }) => kind === 'forbidden' && certainty === 'certain')).toEqual([]);
    }
  });

  it.each([
    ['explain_again', '快下班了也不打紧您的件在我手里我把您办完再走', '您没听清没关系，我再给您讲一遍。'],
    ['guide_location', '隔壁两个老乡为排队吵起来了，保安过去劝开了。', '出门右转，隔壁就是复印室。'],
    ['thank', '爷爷，不用道谢，您下次来还找我', '谢谢您的配合。'],
  ])('makes a question of an act that the turn reads unlike (%s)', (act, unlike, like) => {
    const said = (text: string) =>
      judge(text, {})
        .filter(({ kind, label }) => kind === 'act' && label === act)
        .map(({ certainty }) => certainty);
    expect(said(unlike)).toEqual(['possible']);
    expect(said(like)).toEqual(['certain']);
  });

  it("does not doubt a norm pack's own wording", () => {
    const pack = {
      tongue: 'zh' as const,
      rules: {},
      groups: [
        { kind: 'forbidden' as const, label: 'mock', templates: [{ id: 'mock.local', say: '祝您生活愉快呢亲' }] },
      ],
    };
    const text = '谢谢您的配合，请您拿好证件，祝您生活愉快呢亲';
    const labels = createJudge([pack])
      .judge(text, {})
      .filter(({ template }) => template === 'mock.local');
    expect(labels.map(({ certainty }) => certainty)).toEqual(['certain']);
  });

  it('reads a number like any other and a stretch by its own characters only', () => {
    const read = (text: string, from = 0) => overtoneOf({ tongue: 'zh', text }, from).rude;
    expect(read('请到3号窗口')).toBe(read('请到12号窗口'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
        expect(read(`${other}${text}`, other.length)).toBe(read(text));
      }),
    );
  });
});
