import { foldText } from '#kernel';
import { Labels, type Subject } from './labels.js';

describe('The labels and names in a file', () => {
  it('are found without regard to case, accents, spaces and quotation marks', () => {
    const subject: Subject = { kind: 'ulo', id: 'a' };
    const labels = new Labels(new Map([[foldText('St Mary’s  Zoë Centre'), subject]]));
    expect(labels.find("St Mary's Zoe Centre")).toBe(subject);
    labels.fact('Launch – event', ['b'], 'command');
    expect(labels.idOf('launch - EVENT')).toBe('b');
  });
});
