import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

const canonical = configure({ bigint: false, circularValue: Error, strict: false });

/** SHA-256 over the command's name and its canonical body: tells a repeated command from another one under its id. */
export const commandHash = (name: string, body: unknown): string => hash('sha256', `${name}\n${canonical(body) ?? ''}`);
