import { describe, expect, it } from 'vitest';
import { type JudgeContext, judge } from '../../src/language';

function labels(
  text: string,
  kind: 'act' | 'forbidden' | 'hint' | 'fact',
  context: JudgeContext = {},
): readonly string[] {
  return judge(text, context)
    .filter((finding) => finding.kind === kind && finding.certainty === 'certain')
    .map((finding) => finding.label);
}

describe('what only looks forbidden', () => {
  it.each([
    ['a quotation', '您反映有同事对您说“不归我管”，我已经记录下来了。'],
    ['a report without quotation marks', '有同志说急什么急，这样不对。'],
    ['a phrase that is named', '“怎么不说清楚”是申请人写的。'],
    ['a phrase named as forbidden', '“有牌子你自己看”这样的话确实不该说。'],
    ['a refusal with a direction', '不归我们窗口办理，请您到3号窗口，我带您过去。'],
    ['a refusal with its reason', '按规定这种情况确实不能办理，依据是《不动产登记暂行条例》第十七条。'],
    ['an invitation to complain', '您有权投诉，投诉电话是12345。'],
    ['an emergency order', '快走，别回头！'],
    ['a declined gift', '您不用送东西，我们有规定，不能收礼。'],
    ['a kept secret', '为保护隐私，我不能把别人的信息告诉您。'],
    ['blame taken', '怪我没说清楚，您看这张流程图就明白了，我给您讲。'],
    ['overtime', '我们五点半下班，不过您放心，办完您的业务我再走。'],
  ])('%s: %s', (_, text) => {
    expect(labels(text, 'forbidden')).toEqual([]);
  });

  it.each([
    '您好像认识他？',
    '请坐标系选择2000国家大地坐标。',
    '再见到您的时候证应该就办好了。',
    '不对不起诉决定有异议的不用填这一栏。',
  ])('words inside other words are no acts: %s', (text) => {
    expect(labels(text, 'act')).toEqual([]);
  });
});

describe('an act in a rude sentence', () => {
  it('is none when it is the manner or the help itself', () => {
    expect(labels('Sit down and shut your mouth!', 'act')).toEqual([]);
    expect(labels('Please sit down. Who sent you here, you idiot?', 'act')).toEqual(['please_sit']);
  });

  it('is one when it is done however it is said', () => {
    expect(labels('Give me your passport, you idiot!', 'act')).toEqual(['request_document']);
  });
});

describe('what is forbidden in disguise', () => {
  it.each([
    ['不gui我管', 'not_my_business'],
    ['不*归*我*管', 'not_my_business'],
    ['不 归 我 管', 'not_my_business'],
    ['不，归，我，管', 'not_my_business'],
    ['這個不歸我管，找別人。', 'not_my_business'],
    ['投*诉去吧你', 'go_complain'],
    ['你去头诉好了', 'go_complain'],
    ['及什么，没看我正忙着吗', 'impatient_busy'],
    ['您可真会挑时候，快下班了才来。', 'mock'],
    ['ni qu tousu hao le', 'go_complain'],
  ])('%s', (text, label) => {
    expect(labels(text, 'forbidden')).toContain(label);
  });

  it('stays beside what is polite in the same breath', () => {
    const text = '您好，急什么急，坐那儿等着。';
    expect(labels(text, 'act')).toEqual(['greet']);
    expect(labels(text, 'forbidden')).toContain('impatient_busy');
  });

  it.each([
    ['急什么，没看我正忙着吗', 'impatient_busy'],
    ['吵什么吵，自己想办法', 'shout_quarrel'],
    ['闭嘴', 'shout_quarrel'],
  ])('is forbidden in an emergency too, where curt orders are right: %s', (text, label) => {
    expect(labels(text, 'forbidden', { situation: 'emergency' })).toContain(label);
    expect(labels('快走，别拿东西，火势大了！', 'forbidden', { situation: 'emergency' })).toEqual([]);
    expect(labels('不要吵，不要挤，听我指挥。', 'forbidden', { situation: 'emergency' })).toEqual([]);
  });
});

describe('hints and facts', () => {
  it('a seat offered beside it does not make “What’s the rush?” kind, sympathy does', () => {
    const english = (text: string) => labels(text, 'forbidden');
    expect(english("Please take a seat. What's the rush?")).toEqual(['impatient_busy']);
    expect(english("I understand you're worried. What's the rush for, is it the school's deadline?")).toEqual([]);
  });

  it('会不会说人话 does not report what follows it', () => {
    const [found, ...more] = judge('你会不会说人话，怎么不说清楚', {}).filter(({ kind }) => kind === 'forbidden');
    expect(found?.also).toHaveLength(1);
    expect(more).toEqual([]);
    expect(labels('我们不会说“怎么不说清楚”这样的话', 'forbidden')).toEqual([]);
  });

  it('advises 您, except where 你 is right', () => {
    expect(labels('你的身份证呢', 'hint')).toEqual(['ni_for_nin']);
    expect(labels('你们先坐', 'hint')).toEqual([]);
    expect(labels('你好', 'hint')).toEqual([]);
    expect(labels('小朋友你别怕', 'hint')).toEqual([]);
    expect(labels('有人说“你别来”', 'hint')).toEqual([]);
  });

  it('names what the case knows, unless it is waved off', () => {
    const facts = [
      { id: 'lease', kind: 'item', names: ['租赁合同', '租房合同'] },
      { id: 'id_copy', kind: 'item', names: ['身份证复印件'] },
    ] as const;
    expect(labels('您还差租房合同，身份证复印件不用带', 'fact', { facts })).toEqual(['lease', 'id_copy']);
    expect(labels('您还差租房合同，不用带身份证复印件', 'fact', { facts })).toEqual(['lease']);
    const fits = [{ id: 'fits', kind: 'item', names: ['符合条件'] }] as const;
    expect(labels('您这个情况不符合条件', 'fact', { facts: fits })).toEqual([]);
    expect(labels('您看看是不是符合条件', 'fact', { facts: fits })).toEqual(['fits']);
  });

  it('names nothing that is only a piece of what was said', () => {
    const facts = [
      { id: 'days', kind: 'deadline', names: ['五个工作日', '5个工作日', '5 working days'] },
      { id: 'lease', kind: 'item', names: ['lease'] },
      { id: 'window', kind: 'window', names: ['window 3'] },
    ] as const;
    for (const part of ['十五个工作日办好', '15个工作日办好', 'within 15 working days', 'please take window 30'])
      expect(labels(part, 'fact', { facts }), part).toEqual([]);
    expect(labels('就五个工作日，第5个工作日给您打电话', 'fact', { facts })).toEqual(['days', 'days']);
    expect(labels('Bring the leases to window 3, please', 'fact', { facts })).toEqual(['lease', 'window']);
  });

  it('reads the items of a notice', () => {
    const notice = judge('您还差两样材料：一是法人身份证复印件，二是租赁合同，补齐后随时过来。', {}).find(
      (finding) => finding.label === 'notify_missing_once',
    );
    expect(notice?.slots?.items?.join('|')).toContain('身份证复印件');
    expect(notice?.slots?.items?.join('|')).toContain('租赁合同');
  });
});
