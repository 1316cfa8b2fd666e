import type { Email, EmailItem } from './delivery.js';

/** The parts of an email that do not depend on its items. */
export interface EmailContext {
  /** The name in the greeting. */
  name: string;
  /** The public address of the site, without a slash at its end. */
  site: string;
  /** The address where emails about items are stopped. */
  stopAt: (items: readonly EmailItem[]) => string;
}

export const emailText = ({ items }: Email, { name, site, stopAt }: EmailContext): string =>
  [
    `Hello ${name}`,
    ...items.flatMap((item) => [
      item.what,
      `Why now: ${item.whyNow}`,
      `What to do: ${item.whatToDo}`,
      `Open it in Milepost (you choose who you are first): ${site}${item.link}`,
      `Stop reminders about this: ${stopAt([item])}`,
    ]),
    ...(items.length > 1 ? [`Stop reminders about all ${items.length} of these: ${stopAt(items)}`] : []),
    `Milepost sent this because of your role in the programme.`,
  ].join('\n\n') + '\n';

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (c) => `&#${c.charCodeAt(0)};`);

/** One column, no images, no scripts; readable without its styles. Meets the contrast and link rules of WCAG 2.2 AA. */
export function emailHtml({ subject, items }: Email, { name, site, stopAt }: EmailContext): string {
  const several = items.length > 1;
  const section = (item: EmailItem): string => `
    <section>
      ${several ? `<h2 style="font-size:18px;margin:24px 0 8px">${escaped(item.what)}</h2>` : `<p><strong>${escaped(item.what)}</strong></p>`}
      <p><strong>Why now:</strong> ${escaped(item.whyNow)}</p>
      <p><strong>What to do:</strong> ${escaped(item.whatToDo)}</p>
      <p><a href="${escaped(site + item.link)}" style="color:#1d4f91">Open “${escaped(item.what)}” in Milepost</a> (you choose who you are first)</p>
      <p><a href="${escaped(stopAt([item]))}" style="color:#1d4f91">Stop reminders about “${escaped(item.what)}”</a></p>
    </section>`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(subject)}</title>
</head>
<body style="margin:0;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
  <main style="max-width:600px;margin:0 auto;padding:16px">
    <h1 style="font-size:22px;line-height:1.3">${escaped(subject)}</h1>
    <p>Hello ${escaped(name)}</p>${items.map(section).join('')}
    ${several ? `<p><a href="${escaped(stopAt(items))}" style="color:#1d4f91">Stop reminders about all ${items.length} of these</a></p>` : ''}
    <p>Milepost sent this because of your role in the programme.</p>
  </main>
</body>
</html>
`;
}
