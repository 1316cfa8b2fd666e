const tenThousand = (piece: string): string => piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);

/** Content that is difficult for formats, by its kind of difficulty. Every validator test reads all of it. */
export const awkward: Readonly<Record<string, string>> = {
  'no content at all': '',
  marks: 'Zoë Łukasz-O’Brien, Ŵyn',
  'marks apart from their letters': 'Zoe\u0308 A\u030angstro\u0308m',
  emoji: '🧑🏽‍🦽 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧',
  'right-to-left': 'مركز الدعم – שלום (MAP)',
  'marks of direction': 'safe\u202Egpj.exe\u202C \u2066x\u2069',
  'other scripts': '市民中心 ศูนย์ केंद्र',
  commas: 'Smith, Jones, and; Sons: “A,B”',
  quotes: `The "big" day's \\"end\\" \\n \\, \\;`,
  'signs of addresses': 'Asha <asha@x.example> (at home) [x], "B" <b@x.example>;',
  'signs of markup': `<script>alert('x')</script> &amp; <b>`,
  'line breaks': 'one\r\ntwo\nthree\rfour\n\n.\r\n..five\nFrom six\n--seven\n',
  'other line breaks': 'one\u2028two\u2029three\u0085four\u000bfive\u000csix',
  'a header': 'Launch\r\nBcc: spy@evil.example\r\n\r\nbody',
  'an encoded word': '=?utf-8?Q?x?= and =?',
  'a calendar': 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-A;B="c":d',
  'a formula': '=HYPERLINK("https://evil.example")',
  'a sum': '+1+1',
  'a difference': '-1+1',
  'a function': '@SUM(A1)',
  'a tab and a formula': '\t=1+1',
  'a line break and a formula': '\n=1+1',
  'blanks at both ends': '  x  ',
  '10,000 letters without a blank': tenThousand('x'),
  '10,000 letters with blanks': tenThousand('long words '),
  '10,000 letters of two octets': tenThousand('öäüß'),
  '10,000 code units of emoji': tenThousand('🎉'),
};

export const awkwardTexts = Object.entries(awkward);
