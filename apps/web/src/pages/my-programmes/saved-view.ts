import type { FastifyRequest } from '../../security/request.js';
import { keptAddress, keptSetCookie, type KeptCookie } from '../kept-address.js';

const cookie: KeptCookie = { name: 'milepost_view', seconds: 365 * 24 * 3_600 };

/** The filters with which the page opens. They are stored in the browser of the person and used for nothing else. */
export const savedView = (request: FastifyRequest): string | undefined => keptAddress(request, cookie);

/** The `Set-Cookie` header that stores a view. An empty view deletes the cookie. */
export const viewSetCookie = (person: string, view: string, secure: boolean): string => keptSetCookie(cookie, person, view, secure);
