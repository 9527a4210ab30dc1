import type { Forbidden } from '../../language';
import type { Text } from '../../norms';

/** One way of speaking that the norms forbid, why it hurts, and what to say in its place. */
export interface GlossaryEntry {
  readonly label: Forbidden;
  readonly title: Text;
  /** As it is heard at windows. */
  readonly said: readonly Text[];
  readonly why: Text;
  readonly instead: readonly Text[];
  readonly clauses: readonly string[];
}

/** The ten of appendix D.2, in its order. */
export const TEN: readonly GlossaryEntry[] = [
  {
    label: 'dont_know_go_ask',
    title: { zh: '推给别人', en: 'Sending people to ask elsewhere' },
    said: [{ zh: '我不知道，你去问别人。', en: "I don't know, go and ask someone else." }],
    why: {
      zh: '对方已经问到你面前了，再被推开，只好从头找起。不知道不丢人，丢下人才伤人。',
      en: 'They have found their way to you and must now start over. Not knowing is no shame; leaving them alone with it hurts.',
    },
    instead: [
      {
        zh: '这个我请同事来给您解答，请您稍等。',
        en: 'Let me ask a colleague to answer that for you. One moment, please.',
      },
      {
        zh: '我先记下来，问清楚后今天下班前给您回电话。',
        en: 'I will write it down, find out, and call you back before we close today.',
      },
    ],
    clauses: ['cq.D2.01', 'gd.3.8b'],
  },
  {
    label: 'refuse_flat',
    title: { zh: '生硬拒绝', en: 'A flat no' },
    said: [{ zh: '不行，我说不行就是不行。', en: 'No. When I say no, it is no.' }],
    why: {
      zh: '没有理由的“不行”，听起来像是你不愿意，而不是规定不允许。说清依据和出路，对方才走得下去。',
      en: 'A no without a reason sounds like your will, not the rule. With the reason and a way on, they can go somewhere from here.',
    },
    instead: [
      {
        zh: '按规定这项目前还不能受理，因为缺少房屋租赁备案。您补齐后随时可以来，我给您写清楚。',
        en: 'Under the rules this cannot be accepted yet, because the lease is not registered. Come any time once you have it; I will write it down for you.',
      },
    ],
    clauses: ['cq.D2.02'],
  },
  {
    label: 'not_my_business',
    title: { zh: '推脱', en: 'Not my job' },
    said: [{ zh: '不归我管，不清楚。', en: 'Not my job, no idea.' }],
    why: {
      zh: '群众分不清谁管什么，也不该由他来分。你是他问到的第一个人，指清去处是你的事。',
      en: 'People cannot know who does what, and should not have to. You are the first they asked; showing the way is yours.',
    },
    instead: [{ zh: '这件事在 5 号窗口办理，我带您过去。', en: 'That is handled at window 5. Let me take you there.' }],
    clauses: ['cq.D2.03'],
  },
  {
    label: 'impatient_busy',
    title: { zh: '嫌催', en: "Can't you see I am busy" },
    said: [{ zh: '急什么，没看我正忙着吗！', en: "What's the hurry? Can't you see I'm busy?" }],
    why: {
      zh: '着急的人往往等了很久，或者家里有事。你的忙他看得见，他的急也想有人看见。',
      en: 'Someone in a hurry has often waited long or is needed at home. They can see you are busy; they want their worry seen too.',
    },
    instead: [
      {
        zh: '对不起，让您久等了。请别着急，我办完手上这件马上给您办。',
        en: "I am sorry you have had to wait. Please don't worry; I will see to you as soon as I finish this one.",
      },
    ],
    clauses: ['cq.D2.04', 'gd.3.8c'],
  },
  {
    label: 'impatient_repeat',
    title: { zh: '嫌重复', en: 'I already told you' },
    said: [{ zh: '我刚才已经说过了，怎么还问？', en: 'I just told you. Why are you asking again?' }],
    why: {
      zh: '你一天说几十遍，对方是第一次听。再问一遍，多半是想办对，不是为难你。',
      en: 'You say it dozens of times a day; they hear it for the first time. Asking again usually means wanting to get it right.',
    },
    instead: [
      {
        zh: '我再说一遍，也写在纸上给您：先填表，再到这里取号。',
        en: 'Let me say it again and write it down for you: fill in the form first, then take a number here.',
      },
    ],
    clauses: ['cq.D2.05'],
  },
  {
    label: 'blame_unclear',
    title: { zh: '责怪对方', en: "Why didn't you say so" },
    said: [{ zh: '怎么不说清楚？', en: "Why didn't you say so clearly?" }],
    why: {
      zh: '没说清，可能是不知道要说什么。问的人来引，答的人才说得清。',
      en: 'If it was unclear, they may not have known what mattered. It is for the one who asks to lead the way.',
    },
    instead: [
      {
        zh: '不好意思，我没听清，请您再说一遍，是给孩子办，还是给您自己办？',
        en: 'Sorry, I did not catch that. Could you say it again: is it for your child or for yourself?',
      },
    ],
    clauses: ['cq.D2.06'],
  },
  {
    label: 'go_find_leader',
    title: { zh: '推给领导', en: 'Go and find the boss' },
    said: [{ zh: '找领导去，我管不着。', en: "Go and find the boss, it's nothing to do with me." }],
    why: {
      zh: '对方听到的是：在你这里没人管他。要请示，就由你去请示。',
      en: 'What they hear is that nobody here will help. If someone must be asked, you are the one to ask.',
    },
    instead: [
      {
        zh: '这个我需要请示一下，请您稍等，十分钟内给您答复。',
        en: 'I need to check this with my supervisor. One moment please; you will have an answer within ten minutes.',
      },
    ],
    clauses: ['cq.D2.07'],
  },
  {
    label: 'hurry_offwork',
    title: { zh: '催促下班', en: 'Hurry up, I am off' },
    said: [{ zh: '快点，我下班了。', en: "Hurry up, I'm off." }],
    why: {
      zh: '他可能请了半天假才赶到。已经在等的人，规定就是要办完的。',
      en: 'They may have taken half a day off to get here. Whoever is already waiting is to be served to the end; that is the rule.',
    },
    instead: [
      { zh: '您别着急，已经在等的我们都会办完。', en: "Please don't worry; everyone already waiting will be served." },
    ],
    clauses: ['cq.D2.08', 'gd.3.8d'],
  },
  {
    label: 'read_the_sign',
    title: { zh: '叫人自己看', en: 'There is a sign, read it' },
    said: [{ zh: '有牌子，你自己看。', en: "There's a sign. Read it yourself." }],
    why: {
      zh: '牌子上的字，有人看不清，有人看不懂，有人只是想听一句准话。',
      en: 'Some cannot make out the letters, some the meaning, and some just want to hear it from a person.',
    },
    instead: [
      {
        zh: '流程写在您右手边的牌子上，我陪您看一遍。',
        en: 'The steps are on the board to your right. Let me go through them with you.',
      },
    ],
    clauses: ['cq.D2.09'],
  },
  {
    label: 'go_complain',
    title: { zh: '挑衅投诉', en: 'Go and complain then' },
    said: [{ zh: '你去投诉好了！', en: 'Go and complain, then!' }],
    why: {
      zh: '这句话把一件事变成两个人的对立。投诉是对方的权利，告诉他怎么用，气反而会消一半。',
      en: 'It turns a matter into a fight between two people. Complaining is their right; telling them how takes half the anger away.',
    },
    instead: [
      {
        zh: '您的意见我记下来了。意见簿和监督电话都在这里，也欢迎您直接告诉我哪里没做好。',
        en: 'I have noted what you said. The comment book and the supervision number are here, and you are welcome to tell me directly what went wrong.',
      },
    ],
    clauses: ['cq.D2.10', 'gd.3.8e'],
  },
];

/** What other clauses forbid. */
export const OTHERS: readonly GlossaryEntry[] = [
  {
    label: 'insult',
    title: { zh: '粗话骂人', en: 'Swearing and insults' },
    said: [{ zh: '你有病吧，神经病。', en: 'Are you sick in the head?' }],
    why: {
      zh: '骂出口，事情就不再是那件事了。对方再无理，你回一句粗话，理就到了他那边。',
      en: 'Once it is said, the matter is no longer the matter. However wrong they are, one rude word puts them in the right.',
    },
    instead: [
      { zh: '我理解您的心情，请您慢慢说，我听着。', en: 'I understand how you feel. Take your time, I am listening.' },
    ],
    clauses: ['bu.5.06a', 'gd.3.1c'],
  },
  {
    label: 'mock',
    title: { zh: '讽刺挖苦', en: 'Mockery' },
    said: [{ zh: '这么简单都不会，你怎么上的学？', en: "You can't even do that? Did you go to school?" }],
    why: {
      zh: '表格对你简单，对头一回填的人不简单。被笑过一次，下次他就不敢问了。',
      en: 'The form is simple to you, not to someone who sees it for the first time. Laughed at once, they will not dare to ask again.',
    },
    instead: [
      {
        zh: '这张表不太好填，我们一起来，先写这一行。',
        en: "This form is not easy. Let's do it together, starting with this line.",
      },
    ],
    clauses: ['bu.5.06c', 'gd.2.3c'],
  },
  {
    label: 'threaten',
    title: { zh: '威胁', en: 'Threats' },
    said: [{ zh: '再吵我就不给你办了。', en: "Keep on and I won't do it for you at all." }],
    why: {
      zh: '办事是他的权利，不是你的恩惠。拿它来压人，怕和恨都会留下。',
      en: 'Being served is their right, not your favour. Used as a weight it leaves fear and resentment.',
    },
    instead: [
      {
        zh: '您先坐下，事情我一定给您办，我们一件一件来。',
        en: 'Please sit down. I will see to it; let us take one thing at a time.',
      },
    ],
    clauses: ['bu.5.06c'],
  },
  {
    label: 'shout_quarrel',
    title: { zh: '争吵', en: 'Quarrelling' },
    said: [{ zh: '你嚷什么嚷，你再喊一声试试！', en: 'What are you shouting for? Try that once more!' }],
    why: {
      zh: '声音一高，谁都听不见话了，整个大厅都在看。先低下来的那个人，才收得住场面。',
      en: 'Once voices rise nobody hears words, and the whole hall is watching. Whoever lowers theirs first holds the room.',
    },
    instead: [
      {
        zh: '对不起，让您生气了。请您慢慢说，我记着呢。',
        en: 'I am sorry this upset you. Take your time, I am taking notes.',
      },
    ],
    clauses: ['tt.3.3f', 'cq.D1.09a'],
  },
  {
    label: 'hang_up',
    title: { zh: '强行挂断', en: 'Hanging up' },
    said: [{ zh: '不跟你说了，我挂了。', en: "I'm done talking. I'm hanging up." }],
    why: {
      zh: '电话那头的人看不见你在忙什么，只听见门被关上。',
      en: 'The caller cannot see what keeps you busy. All they hear is a door closing.',
    },
    instead: [
      {
        zh: '您说的我都记下了，还有什么需要我转达的吗？',
        en: 'I have noted everything. Is there anything else I should pass on?',
      },
    ],
    clauses: ['gd.3.3d', 'bu.5.06b'],
  },
  {
    label: 'discriminate',
    title: { zh: '歧视', en: 'Discrimination' },
    said: [{ zh: '你们乡下人就是麻烦。', en: 'You country people are always trouble.' }],
    why: {
      zh: '他来办的是事，你评的是人。这样的话一句，别处一百句客气都补不回来。',
      en: 'They came about a matter and you judged the person. A hundred courtesies elsewhere do not make up for it.',
    },
    instead: [{ zh: '您从哪里来都一样，我们按顺序给您办。', en: 'Wherever you come from, we serve everyone in turn.' }],
    clauses: ['tt.2.3a', 'cq.4.1.1.3'],
  },
  {
    label: 'ask_gift',
    title: { zh: '索要好处', en: 'Asking for favours' },
    said: [{ zh: '想快点办，总得意思意思吧。', en: 'If you want it quick, you might show some appreciation.' }],
    why: {
      zh: '听的人从此不信流程，只信门路；你也把自己交到了别人手里。',
      en: 'Whoever hears it stops trusting the procedure and trusts only connections, and you have put yourself in their hands.',
    },
    instead: [
      {
        zh: '谢谢您的心意，东西请您带回去。按规定办，五个工作日就能出结果。',
        en: 'Thank you, but please take it back. By the rules the result comes in five working days.',
      },
    ],
    clauses: ['hr2.14', 'bu.5.07'],
  },
  {
    label: 'leak_privacy',
    title: { zh: '泄露他人信息', en: "Giving away others' information" },
    said: [
      { zh: '她上周来过，她的电话号码我告诉你。', en: 'She was here last week; I can tell you her phone number.' },
    ],
    why: {
      zh: '一句话说出去就收不回来。哪怕只答“来过”，也可能让一个人被找上门。',
      en: 'Once said it cannot be taken back. Even “yes, she was here” can bring someone to her door.',
    },
    instead: [
      {
        zh: '很抱歉，他人的办件情况我不能提供，也请您理解。',
        en: "I am sorry, I cannot give out anything about other people's matters. I hope you understand.",
      },
    ],
    clauses: ['hr2.10b', 'hr2.10a', 'bu.1.3i4', 'cq.3.2.5a'],
  },
  {
    label: 'chitchat_refusal',
    title: { zh: '闲聊不理人', en: 'Chatting while people wait' },
    said: [{ zh: '等会儿，没看我们正聊着吗。', en: "Wait a bit, can't you see we're talking?" }],
    why: {
      zh: '等的人看得见你有空，只是没有空给他。',
      en: 'The one who waits can see you have time, only not for them.',
    },
    instead: [
      {
        zh: '您好，对不起，让您久等了，请问您办理什么业务？',
        en: 'Hello, I am sorry to keep you waiting. What can I do for you?',
      },
    ],
    clauses: ['hr2.01c', 'cq.D1.08c'],
  },
  {
    label: 'give_opinion',
    title: { zh: '上访时表态', en: 'Taking sides in a petition' },
    said: [{ zh: '我觉得你们说得对，就是他们不对。', en: 'I think you are right and they are wrong.' }],
    why: {
      zh: '你的一句话会被当成单位的答复。同情可以，表态会让后面的人更难谈。',
      en: "Your word will be taken for the office's answer. Sympathy is fine; a verdict makes it harder for those who must talk next.",
    },
    instead: [
      {
        zh: '请大家稍等，专门接待的同志马上就到。',
        en: 'Please wait a moment, everyone. The colleague who receives you will be here right away.',
      },
    ],
    clauses: ['cq.H4.3b'],
  },
  {
    label: 'promise_favour',
    title: { zh: '许诺照顾', en: 'Promising favours' },
    said: [{ zh: '放心，我给你走个后门，保证给你插个队。', en: "Don't worry, I'll get you in by the back door." }],
    why: {
      zh: '给了一个人方便，后面排队的人都在替他等。',
      en: 'A favour for one is paid by everyone else in the queue.',
    },
    instead: [
      {
        zh: '咱们按顺序来，轮到您，我一定仔细办。',
        en: 'Let us keep to the queue. When it is your turn I will do it with care.',
      },
    ],
    clauses: ['hr2.16', 'cq.3.2.6'],
  },
  {
    label: 'invent_policy',
    title: { zh: '编造政策', en: 'Making up rules' },
    said: [{ zh: '规定嘛，我说多少就多少。', en: "The rule? It's as much as I say it is." }],
    why: {
      zh: '他会照着你的话去安排请假、租房、开张。说错一次，他就白跑一趟。',
      en: 'They will plan leave, rent and opening day by your words. One wrong word is one wasted trip.',
    },
    instead: [
      {
        zh: '这个期限我要核实一下，请留下您的电话，今天下午给您答复。',
        en: 'I need to check that period. Please leave your number and I will let you know this afternoon.',
      },
    ],
    clauses: ['hr1.2.2a', 'tt.2.2a'],
  },
];
