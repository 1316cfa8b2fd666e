import type { Instant } from '#kernel';

/** One thing that a letter reminds of. Plain English; nobody is named in it. */
export interface LetterItem {
  /** The id of the milestone, agreement or other thing: a person can stop letters about it. */
  about: string;
  what: string;
  whyNow: string;
  whatToDo: string;
  /** Path of the page that it leads to, from the root: `/ulos/<id>/plan`. */
  link: string;
}

/** One letter to one person: one thing, or several of them in a digest. */
export interface Letter {
  /** The local part of its Message-ID, derived from the reminder and the person: the same letter sent twice is recognised by it. */
  id: string;
  person: string;
  subject: string;
  items: readonly [LetterItem, ...LetterItem[]];
}

export interface DeliveryStatus {
  kind: 'smtp' | 'outbox';
  /** When the last letter was accepted; absent when none was since the start. */
  lastAccepted?: Instant;
  /** Why letters do not get away at present, in one sentence without names. */
  problem?: string;
}

/** Hands letters to whoever carries them. */
export interface Delivery {
  /** Resolves when the letter was accepted for delivery. @throws DeliveryFailed */
  deliver(letter: Letter): Promise<{ messageId: string }>;
  status(): DeliveryStatus;
  close(): Promise<void>;
}

/** It was not accepted. The reason holds no name and no address: it is recorded for ever. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(
    readonly reason: string,
    /** True when trying again cannot help. */
    readonly permanent: boolean,
  ) {
    super(reason);
  }
}

/** How to reach somebody; undefined when they are not known, were erased, or gave no address. */
export interface Addressee {
  name: string;
  mail: string;
}
export type Addressees = (person: string) => Promise<Addressee | undefined>;
