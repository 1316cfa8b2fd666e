/** One letter to one person. What it says is plain English; names are looked up when it is written, never before. */
export interface Letter {
  /** The local part of its Message-ID, derived from the reminder and the person: the same letter sent twice is recognised by it. */
  id: string;
  person: string;
  subject: string;
  what: string;
  whyNow: string;
  whatToDo: string;
  /** Path of the page that it leads to, from the root: `/ulos/<id>/plan`. */
  link: string;
}

/** Hands letters to whoever carries them. */
export interface Delivery {
  /** Resolves when the letter was accepted for delivery. @throws DeliveryFailed */
  deliver(letter: Letter): Promise<{ messageId: string }>;
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
