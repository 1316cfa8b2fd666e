import { tombstoneRevision } from './record.js';

export const metadataType = '$metadata';
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

export interface StreamMetadata {
  truncateBefore?: bigint;
  maxCount?: bigint;
}

/** Revisions from here on mean "deleted": the largest one, which JSON cannot hold exactly. */
const softDeleted = Number(tombstoneRevision);

const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const parsed = (raw: Uint8Array): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(raw).toString('utf8'));
    return value !== null && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** Parses the metadata of a stream. Bytes that are not a JSON object give empty metadata. */
export function readMetadata(raw: Uint8Array | undefined): StreamMetadata {
  const value = raw && parsed(raw);
  const found: StreamMetadata = {};
  if (typeof value?.['$tb'] === 'number')
    found.truncateBefore = value['$tb'] >= softDeleted ? tombstoneRevision : BigInt(value['$tb']);
  if (typeof value?.['$maxCount'] === 'number') found.maxCount = BigInt(value['$maxCount']);
  return found;
}

export const softDeletion = bytes(`{"$tb":${tombstoneRevision}}`);

/** The metadata of a deleted stream after it was written again from a revision. */
export const recreatedFrom = (raw: Uint8Array, revision: bigint): Uint8Array =>
  bytes(JSON.stringify({ ...parsed(raw), $tb: Number(revision) }));
