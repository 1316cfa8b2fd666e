import { maxFileBytes, uploadedText } from './uploaded-text.js';

const read = (bytes: Buffer | string, name = 'ours.yaml', truncated = false) => uploadedText('template', name, Buffer.from(bytes as string), truncated);

describe('uploaded files', () => {
  it('reads the text without its byte order mark', () => {
    expect(read('template: ours\n')).toEqual({ text: 'template: ours\n' });
    expect(read('\uFEFFtemplate: ours\n', 'OURS.YML')).toEqual({ text: 'template: ours\n' });
  });
  it.each([
    ['of another type', 'x', 'ours.docx', false, 'The file must be a template: its name ends in .yaml or .yml'],
    ['without a name', 'x', '', false, 'The file must be a template: its name ends in .yaml or .yml'],
    ['that is too large', 'x', 'ours.yaml', true, `The file must be ${maxFileBytes / 1024} KiB or smaller`],
    ['that is empty', '', 'ours.yaml', false, 'The file is empty'],
    ['in UTF-16', Buffer.from('\uFEFFa: b', 'utf16le'), 'ours.yaml', false, 'The file is in UTF-16: save it in UTF-8'],
    ['in Latin-1', Buffer.from('title: Café', 'latin1'), 'ours.yaml', false, 'The file must be text in UTF-8'],
    ['with bytes that are no text', Buffer.from([97, 0, 98]), 'ours.yaml', false, 'The file must be text in UTF-8'],
  ])('refuses a file %s', (_, bytes, name, truncated, fault) => {
    expect(read(bytes, name, truncated)).toEqual({ fault });
  });

  it.each([
    ['in UTF-16', Buffer.from('\uFEFFDate;Café', 'utf16le'), 'ours.csv', { text: 'Date;Café' }],
    ['in Latin-1', Buffer.from('Date;Café', 'latin1'), 'OURS.TXT', { text: 'Date;Café' }],
    ['of another type', 'x', 'ours.xlsx', { fault: 'The file must be a spreadsheet saved as CSV: its name ends in .csv, .tsv or .txt' }],
    ['that is a workbook under another name', Buffer.from('PK\u0003\u0004'), 'ours.csv', { fault: 'The file is not a CSV file but a spreadsheet as such (or another archive): save it as “CSV UTF-8”' }],
  ])('treats a file %s as a spreadsheet', (_, bytes, name, expected) => expect(uploadedText('spreadsheet', name, Buffer.from(bytes as string), false)).toEqual(expected));
});
