import { Command, NOTHING } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { signInMethodKinds } from './codes.js';
import { SignInMethodCommand } from './sign-in-method-command.js';

@Command({
  name: 'add-sign-in-method',
  title: 'Record that somebody can sign in in another way',
  help: 'Recorded when they add it. The address, the account or the passkey itself is never in the log.',
  roles: ['milepost'],
})
export class AddSignInMethod extends SignInMethodCommand {}

export const signInMethodAdded = personFact('signInMethods', {
  command: AddSignInMethod,
  type: 'SignInMethodAdded',
  version: 1,
  title: 'Way of signing in added',
  decide({ kind, method }, context) {
    refuseUnlessRegistered(context);
    const id = method.toLowerCase();
    return context.now.signInMethods.methods.some((one) => one.method === id) ? NOTHING : { kind, method: id };
  },
  describe: ({ kind }) => signInMethodKinds[kind],
  evolve: ({ methods }, { data: { kind, method } }) => void methods.push({ kind, method }),
});
