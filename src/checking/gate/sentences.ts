import type { Act, Forbidden } from '../../language';

/**
 * Wordings for every label, so that the gate's runs and the bots speak real sentences and the judge hears them. Several
 * each: the first is the plainest, the others are what another clerk would say.
 */
export const ACT_SENTENCES: Readonly<Record<Act, readonly string[]>> = {
  greet: ['您好。', '您好，欢迎来政务服务中心。', '大家好。', '早上好。'],
  identify_self: ['我是值班主任杜建华。', '我是本窗口的首席代表周敏。', '您好，这里是政务服务中心3号窗口。'],
  ask_need: ['请问您办理什么业务？', '请问有什么可以帮您的？', '除了这件，您还有别的需要吗？'],
  ask_repeat: ['没听清楚，请您再说一遍。', '请您再讲一次好吗？', '刚才那个日期我没记准，请您再讲一次。'],
  please_sit: ['请坐。', '您请坐。', '请您先坐一下。'],
  please_wait: ['请稍等。', '请您稍候，我查一下系统。', '系统正在同步，请您耐心等一等。'],
  apologize_wait: ['让您久等了。', '久等了，抱歉让您排了这么久。', '不好意思，害您等了老半天。'],
  apologize_fault: [
    '是我们的差错，我向您道歉。',
    '这次是我搞错了，我给您赔礼。',
    '是我们工作没有做到家，我代表窗口向您道歉。',
  ],
  apologize_inconvenience: ['给您带来不便，敬请谅解。', '给大家添麻烦了，不好意思。', '不便之处请您多多包涵。'],
  request_document: ['请您把身份证给我看一下。', '请出示预约短信和有效证件。', '麻烦您把材料给我。'],
  notify_missing_once: [
    '您的材料还缺一份单位证明，其余都齐了。',
    '您就缺一样：配偶的证明，别的都齐。',
    '别的都对，单单缺一份体检表。',
  ],
  explain_again: ['我再跟您详细解释一遍。', '我再从头给您讲一遍。', '我换个讲法，再跟您说一次。'],
  guide_location: ['复印室在二楼右手边。', '洗手间在楼梯旁边，请往里面走。', '自助机在大门进来的左边，三台一排。'],
  refer_first_asked: [
    '这个业务归水务局办，我帮您联系那边的同事。',
    '不是我推脱，这确实是法院管的事，地址在解放路一百号。',
  ],
  confirm_check: ['请您核对一遍，没问题请签字。', '您看看名字写对没有。', '申请表录好了，请核对无误后再签名。'],
  handover_receipt: ['这是受理通知书，请您收好。', '这是回执，请您收好。', '证件都还您，请收好。'],
  promise_deadline: ['三个工作日内出结果。', '我们尽快研究，尽快给您答复。', '有了消息我第一时间通知您。'],
  leave_contact: ['请留一下您的联系电话。', '请您留个手机号。', '联系人和电话都写一下，方便通知您。'],
  record: ['我给您登记一下。', '您的建议我记下了。', '我先做个记录。'],
  empathize: ['您的心情我理解。', '换作是我也会着急。', '我明白您跑这几趟不容易。'],
  welcome_supervision: ['欢迎您对我们的服务随时提意见。', '欢迎您批评指正。', '欢迎您多多监督。'],
  invite_evaluation: ['请您对我的服务作个评价。', '麻烦您给我评价一下。', '请您在这个评价器上评价一下。'],
  thank: ['谢谢您的配合。', '谢谢您的理解和支持。', '感谢大家。'],
  no_thanks_needed: ['不用谢，应该的。', '别客气，这是我们分内的事。'],
  farewell: ['请慢走，再见。', '您走好，再见。', '再见，路上小心。'],
  queue_order: ['请大家按号排队。', '请您按顺序排队，一个一个来。', '请按先来后到排好队。'],
  calm_down: ['请大家别慌，保持镇定。', '您别害怕，慢慢吸气。', '请大家镇静，不要惊慌。'],
  warn_safety: ['请走楼梯，不要乘电梯。', '地滑，请小心脚下。', '请大家注意安全，当心台阶。'],
};

export const FORBIDDEN_SENTENCES: Readonly<Record<Forbidden, readonly string[]>> = {
  dont_know_go_ask: ['我不知道，您爱问谁问谁去。', '不知道，问别人去。'],
  refuse_flat: ['不行，没有为什么。', '不行就是不行，您请回吧。'],
  not_my_business: ['这不归我管，您甭找我。', '不关我的事。'],
  impatient_busy: ['急什么，没看我正忙着吗？', '着什么急，忙着呢！'],
  impatient_repeat: ['我刚才不是说了吗，怎么又来问！', '都讲了八百遍了，还不懂啊？'],
  blame_unclear: ['您怎么不把话说清楚！', '你这个人，怎么话都说不清楚。'],
  go_find_leader: ['找领导去，我管不着。', '不服？不服找我们领导去。'],
  hurry_offwork: ['快点儿，我要下班了。', '快点，下班了。'],
  read_the_sign: ['有牌子，自己看。', '牌子立在那儿，你自己看去。'],
  go_complain: ['你去投诉好了。', '投诉我的人多了，不差你这一个。'],
  insult: ['您脑子进水了吧？', '什么素质，跟个无赖似的。'],
  mock: ['您还知道来呀？我以为您要等到退休呢。', '好大的官威，我是不是该给您跪下请安呀？'],
  threaten: ['您再跟我耍横，这件我给您拖到年底。', '我可记住您的名字了，以后有您好看的。'],
  shout_quarrel: ['你喊什么喊，就你嗓门儿大？', '少给我啰嗦，出去！'],
  hang_up: ['不听了，挂了。', '您再磨叽我可挂了啊。'],
  discriminate: ['外地人就是规矩不懂。', '乡下来的就是不懂规矩。'],
  ask_gift: ['您想排前头也行，就看您的诚意了。', '我最近正缺两瓶好酒，您心里有数就行。'],
  leak_privacy: ['隔壁老刘的退休金一个月四千三，我刚给他打的单子。', '楼上姓罗的那家欠了两年物业税。'],
  chitchat_refusal: ['等我把这集看完，就差五分钟了。', '我在跟老公打电话，你等着好了。'],
  give_opinion: ['这个拆迁我也觉得不公道。', '我个人站你们这边，他们肯定理亏。'],
  promise_favour: ['自己人，我帮你打声招呼，包过的。', '先给您透个底，名单还没公布，您家这回准有。'],
  invent_policy: ['这条政策我估摸着明年就取消了，您现在甭办了。', '规定嘛，我说多少就多少，没文件的。'],
};

/** Words without any label. */
export const NOTHING_SAID: readonly string[] = ['嗯。', '哦。', '这个……'];
