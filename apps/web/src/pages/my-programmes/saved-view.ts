import type { FastifyRequest } from '../../security/request.js';
import { keptAddress, keptSetCookie, type KeptCookie } from '../kept-address.js';

const cookie: KeptCookie = { name: 'milepost_view', seconds: 365 * 24 * 3_600 };

/** The filters with which somebody wants the page to open, kept in their browser and used for them only. */
export const savedView = (request: FastifyRequest): string | undefined => keptAddress(request, cookie);

/** The `Set-Cookie` header that keeps a view; an empty one is forgotten. */
export const viewSetCookie = (person: string, view: string, secure: boolean): string => keptSetCookie(cookie, person, view, secure);
