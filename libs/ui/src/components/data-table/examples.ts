import type { ComponentExamples } from '../example.js';

const rows = [
  [{ text: 'Tamworth', href: '/ulos/1' }, 'Establishing', '20', { text: 'Late', colour: 'red' }, '6 of 8 people'],
  [{ text: 'Lichfield', href: '/ulos/2' }, 'Exploring', '3', { text: 'On time', tag: true }, '–'],
];

export const dataTableExamples: ComponentExamples = {
  component: 'data-table',
  macro: 'dataTable',
  examples: [
    {
      name: 'sorted by links, with a total and CSV',
      args: [{
        caption: 'ULOs of the programme', total: '2 ULOs', csv: '/programmes/1/ulos.csv', numeric: [2], rows,
        head: [{ text: 'ULO', href: '?sort=name', sorted: 'ascending' }, { text: 'Phase', href: '?sort=phase' }, { text: 'Months since start', href: '?sort=-months' }, 'Next milestone', 'Users on the committee'],
      }],
    },
    {
      name: 'buttons that send something',
      args: [{ caption: 'Reminders', head: ['What', 'Action'], rows: [[{ text: 'The launch is due in 7 days.', wide: true }, { text: 'Send now', action: { href: '/send', about: 'about “Launch”', fields: { person: 'a' } } }]] }],
    },
    { name: 'phases as a strip', args: [{ caption: 'Phases', head: ['ULO', 'Phase'], rows: [['Tamworth', { strip: ['passed', 'current', 'ahead'], text: 'Build', more: 'the committee and its rules' }]] }] },
    { name: 'cards without zeros', args: [{ caption: 'ULOs in each phase', sparse: true, numeric: [1, 2, 3], head: ['Month', 'ULOs', 'Found', 'Build'], rows: [['October 2026', '10', '0', '10']] }] },
    { name: 'words of two hundred letters', args: [{ caption: 'Entries', head: ['ULO', 'What', 'Happened', 'Details'], rows: [['W'.repeat(200), 'Note', '4 June 2026', { text: 'W'.repeat(200), wide: true }]] }] },
    { name: 'nothing in it, with a total', args: [{ caption: 'Lessons', total: '0 lessons', head: ['Lesson'], rows: [], empty: 'No lesson has been recorded.' }] },
    { name: 'nothing in it', args: [{ caption: 'Bids', head: ['Funder'], rows: [], empty: 'No bid has been recorded yet.' }] },
  ],
};
export const plainTableExamples: ComponentExamples = {
  component: 'data-table',
  macro: 'plainTable',
  examples: [{ name: 'plain', args: [{ caption: 'Lines of the bid', head: ['Kind of cost', 'Amount'], numeric: [1], rows: [['Core costs', '£15,000'], [{ text: 'Rent\nand heating', lines: true, wide: true }, '£3,000.50']] }] }],
};
