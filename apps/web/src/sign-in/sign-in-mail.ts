/** @param link the whole address of the link */
export const signInMail = (link: string): { subject: string; text: string } => ({
  subject: 'Sign in to Milepost',
  text: `Somebody asked to sign in to Milepost with this address.

If it was you, open this link in the browser in which you asked, within 15 minutes:

${link}

If it was not you, do nothing. The link works once, and in that browser only.
`,
});

/** @param link the whole address of the link */
export const invitationMail = (name: string, link: string): { subject: string; text: string } => ({
  subject: 'You are invited to Milepost',
  text: `Hello ${name},

you are invited to Milepost, where the development of user-led organisations is planned and recorded.

Open this link within 72 hours, in the browser that you use:

${link}

It works once. Afterwards you sign in with your address for mail.
`,
});
