import { getMetadataStorage } from 'class-validator';

type Find = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];
type Found = ReturnType<Find>;
type Group = ReturnType<typeof getMetadataStorage>['groupByPropertyName'];

/**
 * Caches the metadata of class-validator. At each validation it searches the declarations of all classes and groups those of
 * one class by field, which takes most of its time with about seventy commands. The cache stays valid because classes are
 * declared only once, when they are imported.
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
