import type { Instant } from '#kernel';

/** One subject of an email, in plain English. It names no person. */
export interface EmailItem {
  /** The id of the milestone, agreement or other subject: a person can stop emails about it. */
  about: string;
  what: string;
  whyNow: string;
  whatToDo: string;
  /** Path of the page that the email links to: `/ulos/<id>/plan`. */
  link: string;
}

/** One email to one person, with one item, or several in a digest. */
export interface Email {
  /** The local part of its Message-ID, derived from the reminder and the person: clients recognise a repeated email by it. */
  id: string;
  person: string;
  subject: string;
  items: readonly [EmailItem, ...EmailItem[]];
}

export interface DeliveryStatus {
  kind: 'smtp' | 'outbox';
  /** When the last email was accepted; undefined when none was since the start. */
  lastAccepted?: Instant;
  /** Why emails cannot be sent at present, in one sentence without names. */
  problem?: string;
}

/** Sends emails. */
export interface Delivery {
  /** Resolves when the email was accepted for delivery. @throws DeliveryFailed */
  deliver(email: Email): Promise<{ messageId: string }>;
  status(): DeliveryStatus;
  close(): Promise<void>;
}

/** The email was not accepted. The reason contains no name and no address, because it is recorded permanently. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(
    readonly reason: string,
    /** True when a retry cannot help. */
    readonly permanent: boolean,
  ) {
    super(reason);
  }
}

/** Name and address of a person; undefined when unknown, erased or without an address. */
export interface Addressee {
  name: string;
  mail: string;
}
export type Addressees = (person: string) => Promise<Addressee | undefined>;
