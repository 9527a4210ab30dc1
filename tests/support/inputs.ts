import fc from 'fast-check';

const UTTERANCES = [
  '您好，请坐，请问您办理什么业务？',
  '请大家别着急，临时停电，材料在我这儿。',
  '很抱歉给您带来不便，请您谅解。',
  '对不起，您的材料还缺健康证明，租赁合同没有房东签字，就这两样。',
  '由于我们的工作疏忽，给您添了麻烦，真对不起。',
  '急什么，没看我正忙着吗',
  '我刚才不是说了吗',
  '谢谢您的配合，请慢走，再见',
  '嗯',
  '您好，这里是政务服务中心3号窗口，请讲',
  '今天恢复不了，我给大家解释一下',
];

/** What a trainee may do, for properties over random attempts. */
export type Input =
  | { readonly kind: 'say'; readonly wait: number; readonly text: string }
  | { readonly kind: 'act'; readonly wait: number; readonly pick: number }
  | { readonly kind: 'file'; readonly wait: number; readonly pick: number; readonly value: string }
  | { readonly kind: 'wait' | 'end'; readonly wait: number };

export function inputs(): fc.Arbitrary<Input> {
  const wait = fc.oneof(fc.nat(3000), fc.constantFrom(0, 1000, 2000, 5000, 20_000, 60_000), fc.nat(90_000));
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('say' as const), wait, text: fc.constantFrom(...UTTERANCES) }),
    },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('act' as const), wait, pick: fc.nat(30) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('file' as const), wait, pick: fc.nat(9), value: fc.string() }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), wait }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), wait }) },
  );
}
