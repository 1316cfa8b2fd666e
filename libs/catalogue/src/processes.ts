import { programme, ulo } from '#development';

/** How each kind of stream is folded and decided. */
export const processes = { ulo, programme };
