import { Command, NOTHING } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { signInMethodKinds } from './codes.js';
import { SignInMethodCommand } from './sign-in-method-command.js';

@Command({
  name: 'remove-sign-in-method',
  title: 'Record that somebody can no longer sign in in a way',
  help: 'Recorded when they remove it, or when it is no longer kept.',
  roles: ['milepost'],
})
export class RemoveSignInMethod extends SignInMethodCommand {}

export const signInMethodRemoved = personFact('signInMethods', {
  command: RemoveSignInMethod,
  type: 'SignInMethodRemoved',
  version: 1,
  title: 'Way of signing in removed',
  decide({ method }, context) {
    refuseUnlessRegistered(context);
    const known = context.now.signInMethods.methods.find((one) => one.method === method.toLowerCase());
    return known ?? NOTHING;
  },
  describe: ({ kind }) => signInMethodKinds[kind],
  evolve(state, { data: { method } }) {
    state.methods = state.methods.filter((one) => one.method !== method);
  },
});
