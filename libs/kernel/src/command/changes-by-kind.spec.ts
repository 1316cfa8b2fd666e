import { ChangesByKind } from './changes-by-kind.js';

describe('changes by the kind of stream', () => {
  it('counts changes for each kind, and in total', () => {
    const changes = new ChangesByKind();
    changes.changed(['ulo', 'person']);
    changes.changed(['ulo']);
    expect([changes.of(['ulo']), changes.of(['person']), changes.of(['programme']), changes.of(['ulo', 'person'])]).toEqual([2, 1, 0, 3]);
    expect(changes.count).toBe(2);
  });

  it('counts a change of everything for every kind', () => {
    const changes = new ChangesByKind();
    changes.changedAll();
    expect([changes.of(['programme']), changes.of(['ulo', 'person']), changes.count]).toEqual([1, 1, 1]);
  });
});
