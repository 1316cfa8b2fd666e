import type { Command } from 'commander';
import { systemClock } from '#kernel';
import { readSettings, secret } from '#platform';
import { WrongUse } from '../exit-codes.js';
import { writeLine, type Terminal } from '../terminal.js';

/** Writes nothing, because the server owns the log. The link contains the sealed invitation, and the server records its use. */
export const addAdministrator = (program: Command, terminal: Terminal): void => {
  const group = program.command('administrator').description('Invites the first administrator, or a new one when no administrator can sign in.');
  const command = group
    .command('invite <mail>')
    .description('Prints a link with which the owner of this address becomes administrator: once, within 72 hours, in the first browser that opens it.');
  command.action(async (mail: string) => {
    if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/u.test(mail)) throw new WrongUse(`“${mail}” is not an address like name@example.org.`);
    const { signIn, publicUrl, tls, port, dataFolder, secretsFolder, sessionSecret } = readSettings(terminal.env);
    if (!signIn) throw new WrongUse('Nobody signs in here: set SIGN_IN=on, for the server too.');
    const folder = command.optsWithGlobals<{ data?: string }>().data ?? dataFolder;
    const { freshInvitation, sealInvitation } = await import('#sign-in');
    const sealed = await sealInvitation(freshInvitation(mail, systemClock), secret(secretsFolder === dataFolder ? folder : secretsFolder, 'session-secret', sessionSecret));
    await writeLine(terminal.out, `${publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`}/sign-in/link/${sealed}`);
  });
};
