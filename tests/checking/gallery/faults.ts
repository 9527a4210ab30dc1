/** Stands where the problem must be reported; taken out before the document is read. */
export const MARK = '‸';

/** A small encounter with one thing wrong: what was changed, and what the gate must say. */
export interface Fault {
  readonly name: string;
  readonly code: string;
  readonly edits: readonly (readonly [string, string])[];
}

const MOVE_ON = '      - when: said("guide_location") || did("guide_palm")\n        goto: told\n';
const HELLO_RULES = '    timers: { patience: 20s }\n    rules:\n';
const TOLD_RULES = '    situation: farewell\n    rules:\n';
const LEAVE = '      - when: said("farewell")\n        goto: helped\n      - after: 20s\n        goto: helped\n';
const GUIDE = '    existence: said("guide_location") || did("guide_palm")\n';
const ACTIONS = 'actions: [stand, guide_palm]';
const DUTIES = 'duties:\n';
const ENDINGS = '\nendings:\n';
const CALM =
  '  never_rude:\n    text: { zh: 不说伤人的话, en: No hurtful words }\n    clauses: [cq.3.7]\n    absence: forbidden()\n';

const duty = (inner: string): readonly [string, string] => [
  DUTIES,
  `${DUTIES}  extra:\n    text: { zh: 另一点, en: One more }\n    clauses: [cq.4.2.2.2a]\n${inner}\n`,
];
const rule = (inner: string): readonly [string, string] => [HELLO_RULES, `${HELLO_RULES}      - ${inner}\n`];
const moment = (inner: string): readonly [string, string] => [ENDINGS, `${inner}${ENDINGS}`];
const say = '{ visitor: { zh: 嗯。, en: Mm. } }';

/** Faults over tests/fixtures/encounters/door.yaml. */
export const FAULTS: readonly Fault[] = [
  // Moments and endings nobody comes to.
  {
    name: 'nothing leads to the moment',
    code: 'E-GATE-UNREACHABLE',
    edits: [moment(`  ${MARK}aside:\n    rules: [{ when: did("stand"), goto: helped }]\n`)],
  },
  {
    name: 'an act and a word in one breath',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [MOVE_ON, MOVE_ON.replace('||', '&&')],
      ['\n  told:', `\n  ${MARK}told:`],
    ],
  },
  {
    name: 'a variable that is never set',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [ACTIONS, `vars: { ready: false }\n${ACTIONS}`],
      [
        MOVE_ON,
        MOVE_ON.replace(
          'when: said("guide_location") || did("guide_palm")',
          'when: (said("guide_location") || did("guide_palm")) && ready',
        ),
      ],
      ['\n  told:', `\n  ${MARK}told:`],
    ],
  },
  {
    name: 'a counter that stops short',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [ACTIONS, `vars: { n: { type: int, start: 0, min: 0, max: 2 } }\n${ACTIONS}`],
      [
        MOVE_ON,
        '      - when: did("guide_palm") && n > 2\n        goto: told\n      - when: said("guide_location") || did("guide_palm")\n        do: [{ set: { n: n + 1 } }]\n',
      ],
      ['\n  told:', `\n  ${MARK}told:`],
    ],
  },
  {
    name: 'a mood beyond the scale',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      rule('{ when: did("stand") && mood("visitor") > 100, goto: aside }'),
      moment(`  ${MARK}aside:\n    rules: [{ when: did("stand"), goto: helped }]\n`),
    ],
  },
  {
    name: 'a mood nobody can cause here',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      ['    look: { figure: woman }\n', '    look: { figure: woman }\n    at: away\n'],
      rule('{ when: did("stand") && mood("visitor") > 60, goto: aside }'),
      moment(`  ${MARK}aside:\n    rules: [{ when: did("stand"), goto: helped }]\n`),
    ],
  },
  {
    name: 'a rule above takes it all',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      rule(`{ when: 'recognised() || unrecognised() || did("guide_palm")', do: [${say}] }`),
      ['\n  told:', `\n  ${MARK}told:`],
    ],
  },
  {
    name: 'an inner moment behind a shut door',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [
        TOLD_RULES,
        '    situation: farewell\n    moments:\n      a:\n        rules: [{ when: did("stand"), goto: helped }]\n' +
          `      ${MARK}b:\n        rules: [{ when: did("stand"), goto: helped }]\n` +
          '    rules:\n',
      ],
    ],
  },
  {
    name: 'a call that never rings',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [
        ENDINGS,
        `\ninterruptions:\n  ${MARK}phone:\n    rules: [{ when: recognised() || unrecognised(), goto: back }]\n${ENDINGS}`,
      ],
    ],
  },
  {
    name: 'a timer that nothing starts in time',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      [
        HELLO_RULES,
        '    timers: { patience: 20s, late: 50s }\n    rules:\n      - { when: timer("late"), goto: aside }\n',
      ],
      moment(`  ${MARK}aside:\n    rules: [{ when: did("stand"), goto: helped }]\n`),
    ],
  },
  {
    name: 'a timer longer than the attempt',
    code: 'E-GATE-ENDING',
    edits: [
      [
        TOLD_RULES,
        '    situation: farewell\n    timers: { ages: 10m }\n    rules:\n      - { when: timer("ages"), goto: gone }\n',
      ],
      [
        '  ignored:\n    tone',
        `  ${MARK}gone: { tone: bad, title: { zh: 走, en: Gone }, text: { zh: 走, en: Gone } }\n  ignored:\n    tone`,
      ],
    ],
  },
  {
    name: 'an ending nothing leads to',
    code: 'E-GATE-ENDING',
    edits: [
      [
        '  ignored:\n    tone',
        `  ${MARK}gone: { tone: bad, title: { zh: 走, en: Gone }, text: { zh: 走, en: Gone } }\n  ignored:\n    tone`,
      ],
    ],
  },
  {
    name: 'an ending behind a memory that cannot be',
    code: 'E-GATE-ENDING',
    edits: [
      [
        TOLD_RULES,
        `${TOLD_RULES}      - { when: said("farewell") && !has_done("guide_palm") && !has_said("guide_location"), goto: gone }\n`,
      ],
      [
        '  ignored:\n    tone',
        `  ${MARK}gone: { tone: bad, title: { zh: 走, en: Gone }, text: { zh: 走, en: Gone } }\n  ignored:\n    tone`,
      ],
    ],
  },
  {
    name: 'an ending in a draw that never comes',
    code: 'E-GATE-ENDING',
    edits: [
      [ACTIONS, `draws: { who: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }\n${ACTIONS}`],
      [TOLD_RULES, `${TOLD_RULES}      - { when: said("farewell") && who == "a" && who == "b", goto: gone }\n`],
      [
        '  ignored:\n    tone',
        `  ${MARK}gone: { tone: bad, title: { zh: 走, en: Gone }, text: { zh: 走, en: Gone } }\n  ignored:\n    tone`,
      ],
    ],
  },

  // Ways in and no way out.
  {
    name: 'a moment without rules',
    code: 'E-GATE-NO-END',
    edits: [
      ['\n  told:', `\n  ${MARK}told:`],
      [LEAVE, `      - { when: said("farewell"), do: [${say}] }\n`],
      [
        '      - when: timer("patience")\n        goto: ignored\n',
        '      - { when: timer("patience"), goto: ignored }\n      - { when: did("stand") && has_said("greet"), goto: helped }\n',
      ],
    ],
  },
  {
    name: 'a lock that nothing opens',
    code: 'E-GATE-NO-END',
    edits: [
      ['\n  told:', `\n  ${MARK}told:`],
      [ACTIONS, `vars: { cross: false }\n${ACTIONS}`],
      [TOLD_RULES, `${TOLD_RULES}      - { when: forbidden(), do: [{ set: { cross: "true" } }] }\n`],
      [LEAVE, '      - { when: said("farewell") && !cross, goto: helped }\n'],
    ],
  },
  {
    name: 'a roundabout',
    code: 'E-GATE-NO-END',
    edits: [
      rule('{ when: said("greet"), goto: east }'),
      moment(
        `  ${MARK}east: { rules: [{ when: did("stand"), goto: west }] }\n  west: { rules: [{ when: did("stand"), goto: east }] }\n`,
      ),
    ],
  },
  {
    name: 'a call nobody can end',
    code: 'E-GATE-NO-END',
    edits: [
      rule('{ when: said("greet"), goto: phone }'),
      [ENDINGS, `\ninterruptions:\n  ${MARK}phone:\n    rules: [{ when: recognised(), do: [${say}] }]\n${ENDINGS}`],
    ],
  },

  // Duties.
  {
    name: 'an answer that comes too late to give',
    code: 'E-GATE-DUTY-UNMET',
    edits: [
      [LEAVE, '      - { when: said("farewell"), do: [{ event: gone }], goto: helped }\n'],
      duty(`    ${MARK}response: [event("gone"), did("stand")]`),
    ],
  },
  {
    name: 'first of all what only comes later',
    code: 'E-GATE-DUTY-UNMET',
    edits: [
      [LEAVE, `      - { when: did("stand"), do: [{ event: risen }] }\n${LEAVE}`],
      duty(`    ${MARK}init: did("stand") && event("risen")`),
    ],
  },
  {
    name: 'a limit that runs out before its moment',
    code: 'E-GATE-DUTY-UNMET',
    edits: [
      [HELLO_RULES, '    timers: { patience: 20s }\n    enter: [{ event: begun }]\n    rules:\n'],
      ['    enter:\n      - visitor: { zh: 您好，请问洗手间在哪儿？, en: "Hello, where is the washroom?" }\n', ''],
      [MOVE_ON, '      - { after: 10s, goto: told }\n'],
      [GUIDE, '    existence: did("guide_palm")\n'],
      duty(`    ${MARK}existence: did("stand")\n    during: told\n    within: 5s\n    since: event("begun")`),
    ],
  },
  {
    name: 'two things that exclude each other',
    code: 'E-GATE-FULL',
    edits: [
      duty('    existence: did("stand")'),
      [DUTIES, `${MARK}${DUTIES}`],
      [
        CALM,
        `${CALM}  still:\n    text: { zh: 坐着说, en: Stay seated }\n    clauses: [cq.4.2.2.2a]\n    dimension: procedure\n    absence: did("stand")\n`,
      ],
    ],
  },
  {
    name: 'both must come first',
    code: 'E-GATE-FULL',
    edits: [
      duty('    init: did("stand")'),
      [DUTIES, `${MARK}${DUTIES}`],
      [
        CALM,
        `${CALM}  word_first:\n    text: { zh: 先开口, en: Speak first }\n    clauses: [cq.4.2.2.2a]\n    init: said("guide_location")\n`,
      ],
    ],
  },
  {
    name: 'the way to one loses the other',
    code: 'E-GATE-FULL',
    edits: [
      [
        MOVE_ON,
        '      - { when: did("guide_palm"), goto: told }\n      - { when: said("guide_location"), goto: aside }\n',
      ],
      moment('  aside: { rules: [{ when: did("stand"), goto: helped }, { after: 20s, goto: helped }] }\n'),
      [DUTIES, `${MARK}${DUTIES}`],
      duty('    existence: did("stand")\n    during: aside'),
      [GUIDE, '    existence: said("farewell")\n    during: told\n'],
    ],
  },
  {
    name: 'a sentence in half a second',
    code: 'E-GATE-PACE',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      [GUIDE, `${GUIDE}    within: 500ms\n`],
    ],
  },
  {
    name: 'three acts in two seconds',
    code: 'E-GATE-PACE',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      [ACTIONS, 'actions: [stand, guide_palm, nod]'],
      [MOVE_ON, `      - { when: did("nod"), do: [${say}] }\n${MOVE_ON}`],
      duty('    all_of: [did("stand"), did("nod"), said("guide_location")]\n    within: 2s'),
    ],
  },
  {
    name: 'a moment that is gone in a blink',
    code: 'E-GATE-PACE',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      [LEAVE, '      - { when: said("farewell"), goto: helped }\n      - { after: 800ms, goto: helped }\n'],
      duty('    existence: said("farewell")\n    during: told'),
    ],
  },
  {
    name: 'a promise nobody can break',
    code: 'E-GATE-DUTY-SURE',
    edits: [
      rule(`{ when: timer("bell"), do: [${say}] }`),
      ['    enter:\n', '    enter:\n      - start: { timer: bell, after: 1s }\n      - event: opened\n'],
      duty(`    ${MARK}existence: event("opened")\n    dimension: procedure`),
    ],
  },
  {
    name: 'a duty that counts in no variant',
    code: 'E-GATE-DUTY-NEVER',
    edits: [
      [ACTIONS, `draws: { who: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }\n${ACTIONS}`],
      duty(`    ${MARK}if: who == "a" && who == "b"\n    existence: did("stand")`),
    ],
  },
  {
    name: 'a cause that never comes',
    code: 'E-GATE-TRIGGER',
    edits: [
      rule('{ when: did("stand") && mood("visitor") > 100, do: [{ event: rage }], goto: helped }'),
      duty(`    ${MARK}response: [event("rage"), did("stand")]`),
    ],
  },
  {
    name: 'a moment that is never there',
    code: 'E-GATE-DUTY-MOMENT',
    edits: [
      moment('  aside: { rules: [{ when: did("stand"), goto: helped }] }\n'),
      duty(`    existence: did("stand")\n    ${MARK}during: aside`),
    ],
  },
  {
    name: 'two acts at once',
    code: 'E-GATE-DUTY',
    edits: [duty(`    ${MARK}existence: did("stand") && did("guide_palm")`)],
  },
  {
    name: 'only duties beyond the norms',
    code: 'E-GATE-PASS-ALL',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      ['  never_rude:\n', '    beyond: true\n  never_rude:\n'],
      ['    absence: forbidden()\n', '    absence: forbidden()\n    beyond: true\n'],
    ],
  },
  {
    name: 'nothing to do and all to keep',
    code: 'E-GATE-PASS-ALL',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      [`  guide:\n    text: { zh: 指明方向, en: Show the way }\n    clauses: [cq.C3.06]\n${GUIDE}`, ''],
    ],
  },

  // Breaches that nobody notices.
  {
    name: 'a forbidden act without a reaction',
    code: 'E-GATE-SILENT',
    edits: [
      [ACTIONS, 'actions: [stand, guide_palm, use_phone]'],
      [
        '      - when: did("stand")\n        do:\n',
        `      - when: did("use_phone") && has_said("greet")\n        do: [${say}]\n      - when: did("stand")\n        do:\n`,
      ],
      [
        CALM,
        `${CALM}  no_phone:\n    text: { zh: 不看手机, en: No phone }\n    clauses: [hr2.05]\n    ${MARK}absence: did("use_phone")\n`,
      ],
    ],
  },
  {
    name: 'a forbidden act unnoticed in one moment',
    code: 'E-GATE-SILENT',
    edits: [
      [ACTIONS, 'actions: [stand, guide_palm, use_phone]'],
      rule(`{ when: did("use_phone"), do: [${say}] }`),
      [
        CALM,
        `${CALM}  no_phone:\n    text: { zh: 不看手机, en: No phone }\n    clauses: [hr2.05]\n    during: told\n    ${MARK}absence: did("use_phone")\n`,
      ],
    ],
  },
  {
    name: 'rude words to an empty counter',
    code: 'E-GATE-SILENT',
    edits: [
      ['    look: { figure: woman }\n', '    look: { figure: woman }\n    at: away\n'],
      [TOLD_RULES, `${TOLD_RULES}      - { when: recognised() && !forbidden() && !said("farewell"), do: [${say}] }\n`],
      ['    absence: forbidden()\n', `    ${MARK}absence: forbidden()\n`],
    ],
  },
  {
    name: 'rude words to somebody who can get no angrier',
    code: 'E-GATE-SILENT',
    edits: [
      ['    look: { figure: woman }\n', '    look: { figure: woman }\n    temper: hot\n    mood: 80\n'],
      ['    absence: forbidden()\n', `    ${MARK}absence: forbidden()\n`],
    ],
  },
  {
    name: 'a breach that only sets a variable',
    code: 'E-GATE-SILENT',
    edits: [
      [ACTIONS, 'vars: { caught: false }\nactions: [stand, guide_palm, use_phone]'],
      rule('{ when: did("use_phone"), do: [{ set: { caught: "true" } }] }'),
      [TOLD_RULES, `${TOLD_RULES}      - { when: did("use_phone") || (did("stand") && caught), do: [${say}] }\n`],
      [
        CALM,
        `${CALM}  no_phone:\n    text: { zh: 不看手机, en: No phone }\n    clauses: [hr2.05]\n    ${MARK}absence: did("use_phone")\n`,
      ],
    ],
  },

  // Timers.
  {
    name: 'an ending before anything can be done',
    code: 'E-GATE-TRAP',
    edits: [
      ['\nmoments:\n', `\nmoments:\n  ${MARK}wait:\n    rules: [{ after: 5s, goto: over }]\n`],
      [
        '  ignored:\n    tone',
        '  over: { tone: bad, title: { zh: 完, en: Over }, text: { zh: 完, en: Over } }\n  ignored:\n    tone',
      ],
    ],
  },
  {
    name: 'two timers in a row and no say',
    code: 'E-GATE-TRAP',
    edits: [
      [
        '\nmoments:\n',
        `\nmoments:\n  wait:\n    rules: [{ after: 5s, goto: wait2 }]\n  ${MARK}wait2:\n    rules: [{ after: 5s, goto: over }]\n`,
      ],
      [
        '  ignored:\n    tone',
        '  over: { tone: bad, title: { zh: 完, en: Over }, text: { zh: 完, en: Over } }\n  ignored:\n    tone',
      ],
    ],
  },

  // Things that only waste the author's time.
  {
    name: 'an action without any rule',
    code: 'W-GATE-ACTION',
    edits: [[ACTIONS, `actions: [stand, guide_palm, ${MARK}record_log]`]],
  },
  {
    name: 'an action whose only rule is forestalled',
    code: 'W-GATE-ACTION',
    edits: [
      [ACTIONS, `actions: [stand, guide_palm, ${MARK}record_log]`],
      [
        LEAVE,
        `${LEAVE}      - { when: did("record_log") && has_done("record_log") && !has_done("record_log"), do: [${say}] }\n`,
      ],
    ],
  },
  {
    name: 'a rule below one that takes all',
    code: 'W-GATE-RULE',
    edits: [
      [
        '      - when: timer("patience")\n',
        `      - ${MARK}{ when: said("greet"), do: [${say}] }\n      - when: timer("patience")\n`,
      ],
    ],
  },
  {
    name: 'the same rule twice',
    code: 'W-GATE-RULE',
    edits: [
      [
        '      - when: timer("patience")\n',
        `      - ${MARK}{ when: did("stand"), do: [${say}] }\n      - when: timer("patience")\n`,
      ],
    ],
  },
  {
    name: 'an outer rule that inner ones forestall',
    code: 'W-GATE-RULE',
    edits: [
      [
        TOLD_RULES,
        `    situation: farewell\n    moments:\n      a:\n        rules: [{ when: said("farewell"), goto: helped }]\n    rules:\n      - ${MARK}{ when: said("farewell") && said("thank"), do: [${say}] }\n`,
      ],
      [LEAVE, '      - after: 20s\n        goto: helped\n'],
    ],
  },
  {
    name: 'a timer rule after the time is up',
    code: 'W-GATE-RULE',
    edits: [
      [
        HELLO_RULES,
        `    timers: { patience: 20s, late: 50s }\n    rules:\n      - ${MARK}{ when: timer("late"), do: [${say}] }\n`,
      ],
    ],
  },
  {
    name: 'a fact nobody can say',
    code: 'W-GATE-WORDING',
    edits: [
      [ACTIONS, `facts:\n  ${MARK}odd: { kind: other, names: ["。。"] }\n${ACTIONS}`],
      rule(`{ when: told("odd"), do: [${say}] }`),
    ],
  },
  {
    name: 'a text that was never translated',
    code: 'W-GATE-LANGUAGE',
    edits: [['title: { zh: 问路, en: Asking the way }', `${MARK}title: { zh: 问路, en: 问路 }`]],
  },

  // Coincidences and contradictions.
  {
    name: 'a door that an offence shuts before it opens',
    code: 'E-GATE-UNREACHABLE',
    edits: [
      rule('{ when: forbidden(), goto: ignored }'),
      rule('{ when: did("stand") && has_offended(), goto: aside }'),
      moment(`  ${MARK}aside:\n    rules: [{ when: did("stand"), goto: helped }]\n`),
    ],
  },
  {
    name: 'a bell that is stopped on the only way to who hears it',
    code: 'E-GATE-ENDING',
    edits: [
      ['    enter:\n', '    enter:\n      - start: { timer: bell, after: 5s }\n'],
      [MOVE_ON, MOVE_ON.replace('        goto', '        do: [{ stop: bell }]\n        goto')],
      [TOLD_RULES, `${TOLD_RULES}      - { when: timer("bell"), goto: gone }\n`],
      [
        '  ignored:\n    tone',
        `  ${MARK}gone: { tone: bad, title: { zh: 走, en: Gone }, text: { zh: 走, en: Gone } }\n  ignored:\n    tone`,
      ],
    ],
  },
  {
    name: 'a count that runs past the way out',
    code: 'E-GATE-NO-END',
    edits: [
      ['\n  told:', `\n  ${MARK}told:`],
      [ACTIONS, `vars: { n: { type: int, start: 0, min: 0, max: 3 } }\n${ACTIONS}`],
      [TOLD_RULES, `${TOLD_RULES}      - { when: did("stand"), do: [{ set: { n: n + 1 } }, ${say}] }\n`],
      [LEAVE, '      - { when: said("farewell") && n < 3, goto: helped }\n'],
    ],
  },
  {
    name: 'first what comes after the opening',
    code: 'E-GATE-DUTY-UNMET',
    edits: [
      ['    enter:\n', '    enter:\n      - event: arrived\n'],
      duty(`    ${MARK}precedence: [did("stand"), event("arrived")]`),
    ],
  },
  {
    name: 'an answer wanted sooner than it can come',
    code: 'E-GATE-DUTY-UNMET',
    edits: [
      ['    enter:\n', '    enter:\n      - event: opened\n      - start: { timer: bell, after: 10s }\n'],
      rule(`{ when: timer("bell"), do: [{ event: rung }, ${say}] }`),
      [MOVE_ON, '      - { when: did("guide_palm") && has_done("stand"), goto: told }\n'],
      [GUIDE, '    existence: did("guide_palm")\n'],
      duty(`    ${MARK}response: [event("opened"), event("rung")]\n    within: 5s`),
    ],
  },
  {
    name: 'two things that no run has both of',
    code: 'E-GATE-DUTY-SURE',
    edits: [
      [
        MOVE_ON,
        '      - { when: did("guide_palm"), do: [{ event: shown }], goto: told }\n      - { when: said("guide_location"), do: [{ event: spoken }], goto: told }\n',
      ],
      duty(`    dimension: procedure\n    ${MARK}not_coexistence: [event("shown"), event("spoken")]`),
    ],
  },
  {
    name: 'a cause in a draw that never comes',
    code: 'E-GATE-DUTY',
    edits: [
      [ACTIONS, `draws: { who: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }\n${ACTIONS}`],
      rule('{ when: did("stand") && who == "a" && who == "b", do: [{ event: rage }], goto: helped }'),
      duty(`    response: [${MARK}event("rage"), did("stand")]`),
    ],
  },
  {
    name: 'a breach that only the score hears of',
    code: 'E-GATE-SILENT',
    edits: [
      [ACTIONS, 'actions: [stand, guide_palm, use_phone]'],
      rule('{ when: did("use_phone"), do: [{ event: caught }] }'),
      [TOLD_RULES, `${TOLD_RULES}      - { when: did("use_phone"), do: [${say}] }\n`],
      [
        CALM,
        `${CALM}  no_phone:\n    text: { zh: 不看手机, en: No phone }\n    clauses: [hr2.05]\n    ${MARK}absence: did("use_phone")\n`,
      ],
    ],
  },
  {
    name: 'a talk that leads nowhere until time is called',
    code: 'E-GATE-TRAP',
    edits: [
      [
        '\nmoments:\n',
        `\nmoments:\n  ${MARK}wait:\n    rules:\n      - { when: recognised() || unrecognised(), do: [${say}] }\n      - { after: 15s, goto: over }\n`,
      ],
      [
        '  ignored:\n    tone',
        '  over: { tone: bad, title: { zh: 完, en: Over }, text: { zh: 完, en: Over } }\n  ignored:\n    tone',
      ],
    ],
  },
  {
    name: 'three sentences in three seconds',
    code: 'E-GATE-PACE',
    edits: [
      [DUTIES, `${MARK}${DUTIES}`],
      duty('    all_of: [said("greet"), said("please_wait"), said("thank")]\n    within: 3s'),
    ],
  },
  {
    name: 'a rule for a mood beyond the scale',
    code: 'W-GATE-RULE',
    edits: [rule(`${MARK}{ when: did("stand") && mood("visitor") > 100, do: [${say}] }`)],
  },
  {
    name: 'a rule for two options at once',
    code: 'W-GATE-RULE-NEVER',
    edits: [
      [ACTIONS, `draws: { who: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }\n${ACTIONS}`],
      rule(`${MARK}{ when: said("thank") && who == "a" && who == "b", do: [${say}] }`),
    ],
  },
  {
    name: 'a rule for a sentence and an act at once',
    code: 'W-GATE-RULE-NEVER',
    edits: [rule(`${MARK}{ when: said("thank") && did("stand"), do: [${say}] }`)],
  },
  {
    name: 'a duty left in Chinese',
    code: 'W-GATE-LANGUAGE',
    edits: [['text: { zh: 指明方向, en: Show the way }', `${MARK}text: { zh: 指明方向, en: 指路 }`]],
  },
];
