// @ts-check
/** What makes the shirt a uniform: scarf, badge on the left chest, party pin above its middle (cq.A3.2). */
const ink = 'class="ink-stroke" stroke-linejoin="round"';

const SCARF =
  `<path ${ink} fill="#D9A35B" stroke-width="11" d="M346 574C372 604 398 628 432 640C460 622 486 598 504 566L512 606C494 640 470 664 440 678C402 668 370 646 350 614Z"/>` +
  `<path ${ink} fill="#E6BD80" stroke-width="10" d="M428 668L398 770L446 784L458 676Z"/>` +
  `<path ${ink} fill="#D9A35B" stroke-width="10" d="M414 640Q440 624 466 640L462 682Q440 694 420 682Z"/>`;

const BADGE =
  `<g transform="translate(548 742)"><rect ${ink} width="104" height="54" rx="7" fill="#fff" stroke-width="8"/>` +
  '<rect x="12" y="13" width="30" height="28" fill="#2A6572"/><path d="M52 21h40M52 35h30" stroke="#8C9195" stroke-width="7"/>' +
  `<circle ${ink} cx="52" cy="-32" r="15" fill="#C8372D" stroke-width="6"/></g>`;

export const UNIFORM = SCARF + BADGE;
export const CLERK_PAINTS = {
  top: '#2B4C66',
  gap: '#203A4E',
  trousers: '#24405A',
  collar: '#F4F7F8',
  shoe: '#2B2E36',
  hair: '#33302F',
};
