import { attachment } from './send-csv.js';

describe('the file name of a downloaded table', () => {
  it.each([
    ['ulos', 'ulos', 'ulos'],
    ['St Mary’s "Zoë"; Centre', 'St-Mary-s-Zo--Centre', 'St-Mary-s-Zo%C3%AB-Centre'],
    ['Zoe\u0308', 'Zo-', 'Zo%C3%AB'],
    ['مركز', '----', '%D9%85%D8%B1%D9%83%D8%B2'],
    ['a\r\nSet-Cookie: x', 'a-Set-Cookie-x', 'a-Set-Cookie-x'],
  ])('%j is given in ASCII and in UTF-8', (name, ascii, utf8) => {
    expect(attachment(name)).toBe(`attachment; filename="${ascii}.csv"; filename*=UTF-8''${utf8}.csv`);
  });
});
