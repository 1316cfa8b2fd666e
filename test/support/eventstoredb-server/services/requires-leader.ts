import type { Metadata } from '@grpc/grpc-js';

export const requiresLeader = (call: { metadata: Metadata }): boolean => call.metadata.get('requires-leader')[0] === 'true';
