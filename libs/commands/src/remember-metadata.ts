import { getMetadataStorage } from 'class-validator';

type Find = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];
type Found = ReturnType<Find>;
type Group = ReturnType<typeof getMetadataStorage>['groupByPropertyName'];

/**
 * class-validator looks through the declarations of every class, and sorts those of the one by field, at each validation:
 * with some seventy commands that is most of its time. Classes are declared once, when they are imported, so what was
 * found for one stays right.
 */
export function rememberMetadata(): void {
  const storage = getMetadataStorage();
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  const found = new Map<unknown, Found>();
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups): Found => {
    if (schema || always || strict || groups) return find(target, schema, always, strict, groups);
    const known = found.get(target) ?? find(target, schema, always, strict, groups);
    found.set(target, known);
    return known;
  };
  const group: Group = storage.groupByPropertyName.bind(storage);
  const grouped = new WeakMap<Found, ReturnType<Group>>();
  storage.groupByPropertyName = (metadata): ReturnType<Group> => {
    const known = grouped.get(metadata) ?? group(metadata);
    grouped.set(metadata, known);
    return known;
  };
}
