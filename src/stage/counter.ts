/** Where people stand together, with no counter between them. */
const OPEN_ROOMS: ReadonlySet<string> = new Set(['lift_lobby', 'lift_car', 'corridor']);

/** Known before any picture is: the page says where the trainee sits or stands. */
export const hasCounter = (place: string): boolean => !OPEN_ROOMS.has(place);

/** Calls are taken here: the handset stays at the ear, and nobody gets up for it. */
export const isPhoneDesk = (place: string): boolean => place === 'phone_desk';
