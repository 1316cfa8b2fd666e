/** Kinds of sign-in methods. */
export const signInMethodKinds = { link: 'Links by email', openid: 'An account of their organisation', passkey: 'A passkey' } as const;
export type SignInMethodKind = keyof typeof signInMethodKinds;
