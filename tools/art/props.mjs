// @ts-check
/** Things that lie on the counter or appear in the hall, each in a box whose bottom edge is what it stands on. */
const I = 'stroke="#2B2E36" stroke-width="2.400" stroke-linejoin="round" stroke-linecap="round"';

/** @type {Record<string, { box: string, svg: string }>} */
export const PROPS = {
  papers: {
    box: '-2 -22 74 24',
    svg: `<path ${I} fill="#fff" d="M4 0L14-14h50l6 14z"/><path ${I} fill="#FDFBF6" d="M2-3L13-19h46l8 16z"/><path d="M18-14h34M15-9h40" stroke="#B9C2C4" stroke-width="2"/>`,
  },
  folder: {
    box: '-3 -46 62 48',
    svg: `<path ${I} fill="#C9974F" d="M2-36h18l5 5h29l-3 30H5z"/><path fill="#fff" d="M11-42h36v14H11z" ${I}/><path ${I} fill="#DDB06C" d="M1-29h56l-5 28H5z"/><path d="M18-17h20" stroke="#8A5F3C" stroke-width="2.400"/>`,
  },
  id_card: {
    box: '-2 -16 50 18',
    svg: `<path ${I} fill="#E3EFF0" d="M2-1L10-13h34l2 12z"/><path d="M12-10h8l-3 6h-8z" fill="#5E9199"/><path d="M25-9h14M24-5h16" stroke="#8C9195" stroke-width="2"/>`,
  },
  helmet: {
    box: '-5 -38 78 40',
    svg: `<path ${I} fill="#E0A32E" d="M0-2C0-28 16-36 34-36s34 10 34 34z"/><path ${I} fill="#39434A" d="M40-2c0-16 10-22 28-18v18z"/><path ${I} d="M-2-2h72"/>`,
  },
  cup: {
    box: '-3 -36 40 38',
    svg: `<path ${I} fill="#fff" d="M2-28h24l-3 27H5z"/><path fill="#D9A35B" d="M3.500-19h21l-1 8h-19z"/><path ${I} fill="none" d="M26-22q9 1 7 9t-9 6"/>`,
  },
  phone: {
    box: '-2 -14 48 16',
    svg: `<path ${I} fill="#39434A" d="M2-1L8-11h34l2 10z"/><path d="M11-8.500h26l1 5H8z" fill="#8FB7BD"/>`,
  },
  bag: {
    box: '-3 -60 66 62',
    svg: `<path ${I} fill="none" d="M18-38q0-18 12-18t12 18"/><path ${I} fill="#8E5A4B" d="M2-38h56l-4 37H6z"/><path ${I} d="M2-30h56"/><circle cx="30" cy="-25" r="3" fill="#E0B789"/>`,
  },
  envelope: {
    box: '-2 -18 60 20',
    svg: `<path ${I} fill="#E8D3A8" d="M2-1L11-16h40l5 15z"/><path ${I} fill="none" d="M11-16l19 9 21-9"/>`,
  },
  red_packet: {
    box: '-2 -18 52 20',
    svg: `<path ${I} fill="#C8372D" d="M2-1L9-16h34l5 15z"/><circle cx="27" cy="-9" r="4" fill="#E6BD80"/>`,
  },
  lunch_box: {
    box: '-2 -34 62 36',
    svg: `<path ${I} fill="#F2EDE2" d="M4-20h50l-4 19H8z"/><path ${I} fill="#79A480" d="M1-27h56v8H1z"/><path ${I} fill="none" d="M20-27q9-9 18 0"/>`,
  },
  licence: {
    box: '-3 -62 56 64',
    svg: `<path ${I} fill="#E6BD80" d="M6-60h44l-4 59H2z"/><path fill="#FDFBF6" d="M10-55h34l-3.500 49H7z"/><circle cx="27" cy="-46" r="4" fill="#C8372D"/><path d="M15-36h22M14-29h22M13-22h14" stroke="#B9C2C4" stroke-width="2"/>`,
  },
  register: {
    box: '-2 -20 80 22',
    svg: `<path ${I} fill="#2A6572" d="M0-1L10-16h58l8 15z"/><path fill="#fff" d="M5-3L13-16h24v13zM40-3v-13h25l7 13z"/><path d="M15-11h18M12-7h22M44-11h18M44-7h22" stroke="#B9C2C4" stroke-width="1.800"/>`,
  },
  torch: {
    box: '-2 -22 70 24',
    svg: `<path fill="#FFF3C9" fill-opacity=".85" d="M42-14l24-8v22l-24-6z"/><path ${I} fill="#39434A" d="M2-13h28v11H2z"/><path ${I} fill="#D9A35B" d="M30-15l12-3v19l-12-3z"/>`,
  },
  extinguisher: {
    box: '-4 -66 44 68',
    svg: `<path ${I} fill="#B3261E" d="M8-40q0-10 10-10t10 10v39H8z"/><path ${I} fill="#39434A" d="M14-60h8v10h-8z"/><path ${I} fill="none" d="M22-57q14 0 12 22M6-60h12"/><path fill="#FDFBF6" d="M8-32h20v12H8z"/>`,
  },
  first_aid: {
    box: '-2 -44 62 46',
    svg: `<path ${I} fill="none" d="M20-34v-7h18v7"/><rect ${I} fill="#FDFBF6" x="2" y="-34" width="54" height="33" rx="4"/><path fill="#1F6A48" d="M26-28h6v7h7v6h-7v7h-6v-7h-7v-6h7z"/>`,
  },
  sign_board: {
    box: '-2 -52 78 54',
    svg: `<path ${I} fill="#FCF1D9" d="M8-50h60l-4 40H4z"/><path d="M17-40h40M16-31h38M15-22h26" stroke="#8A5A00" stroke-width="3"/><path ${I} d="M12-10l-4 9M58-10l6 9"/>`,
  },
  banner: {
    box: '-2 -72 60 74',
    svg: `<path ${I} fill="#B3261E" d="M4-68h48v58l-24 8-24-8z"/><path ${I} d="M0-68h56"/><path d="M20-56v34M28-56v40M36-56v34" stroke="#E6BD80" stroke-width="4"/>`,
  },
  smoke: {
    box: '-120 -190 240 200',
    svg: '<g fill="#77736C" fill-opacity=".34"><path d="M-60 0q-40-20-16-52-44-24-4-62-26-44 26-58 14-24 44-8 46-10 44 34 46 14 18 56 34 30-2 56 10 30-26 34z"/><path d="M-34 0q-24-22 0-46-24-30 14-52-6-40 34-34 36 0 26 40 32 18 8 48 22 26-8 44z"/></g><path d="M-26 8q-20-22 2-44 4 14 10 16 0-24 20-38-2 22 12 34 16 18-4 32z" fill="#D9572E"/><path d="M-12 8q-8-14 4-24 4 10 8 10 6-6 6-14 14 16 4 28z" fill="#E6BD80"/>',
  },
  water: {
    box: '-140 -30 280 40',
    svg: '<path fill="#A9C9D2" fill-opacity=".75" d="M-130-8q30-18 84-14 50-10 96 0 60-2 72 12-6 16-78 14-60 8-104 0-64 2-70-12z"/><path fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="3" d="M-70-10q30-8 60-4M20-8q30-4 54 2"/>',
  },
  smoke_big: {
    box: '-260 -340 520 350',
    svg: '<g fill="#5F5B55" fill-opacity=".42"><path d="M-180 0q-90-30-50-110-90-50-4-130-40-90 70-104 50-60 128-10 110-30 120 60 100 30 56 116 80 60 0 110 20 60-80 68z"/><path fill-opacity=".5" d="M-120 0q-60-60 10-120-60-70 50-110 0-80 90-60 90 10 80 90 80 50 20 110 40 60-40 90z"/></g>',
  },
  fire: {
    box: '-70 -110 140 116',
    svg: '<path d="M-44 4q-34-40 2-84 8 28 20 32 0-44 38-66-4 40 22 62 34 34-6 56z" fill="#D9572E"/><path d="M-22 4q-16-26 8-48 8 18 16 20 12-12 12-28 26 30 6 56z" fill="#E6BD80"/>',
  },
  fire_big: {
    box: '-170 -260 340 268',
    svg: '<g fill="#77736C" fill-opacity=".34"><path d="M-120-60q-60-40-10-100-30-70 70-90 60-30 110 20 90 20 60 90 50 50-20 90z"/></g><path d="M-120 6q-60-80 0-160 14 60 44 66-6-90 70-140-4 80 46 116 70 60 10 118z" fill="#D9572E"/><path d="M-70 6q-40-56 16-104 14 40 34 42 22-26 22-62 56 64 20 124z" fill="#E6BD80"/>',
  },
  desk_phone: {
    box: '-4 -44 92 46',
    svg: `<path ${I} fill="#39434A" d="M4-1L14-24h56l10 23z"/><path ${I} fill="#50595F" d="M2-30q0-11 12-11 9 0 10 8h36q1-8 10-8 12 0 12 11v7H62v-6H22v6H2z"/><path d="M30-18h24M27-12h30M25-6h34" stroke="#9CC4C4" stroke-width="3" stroke-dasharray="5 4"/>`,
  },
  /** Its handset is in the worker's hand. */
  desk_phone_lifted: {
    box: '-4 -44 92 46',
    svg: `<path ${I} fill="#39434A" d="M4-1L14-24h56l10 23z"/><path ${I} fill="#50595F" d="M12-24v-7h8v7M64-24v-7h8v7"/><path d="M30-18h24M27-12h30M25-6h34" stroke="#9CC4C4" stroke-width="3" stroke-dasharray="5 4"/>`,
  },
  ringing: {
    box: '-62 -64 124 66',
    svg: ['stroke="#2B2E36" stroke-width="7"', 'stroke="#F2B45C" stroke-width="3.600"']
      .map(
        (stroke) =>
          `<path fill="none" stroke-linecap="round" ${stroke} d="M-49-39A16 16 0 0 1-39-49M-58-42A25 25 0 0 1-42-58M33-49A16 16 0 0 1 43-39M36-58A25 25 0 0 1 52-42"/>`,
      )
      .join(''),
  },
  parcel: {
    box: '-2 -50 72 52',
    svg: `<path ${I} fill="#C9974F" d="M2-40h64V0H2z"/><path ${I} fill="#DDB06C" d="M2-40l8-8h64l-8 8z"/><path d="M30-40h12v18H30z" fill="#FCF1D9"/>`,
  },
};
