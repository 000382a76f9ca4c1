// The classes of personal data, and what a run may write of each; knows nothing about columns or settings.

export const personalClasses = ['identity', 'contact', 'address', 'buyer_id', 'free_text', 'link', 'parcel'] as const;

/** What a personal value says about a person: who they are, how to reach them, where they live, and so on. */
export type PersonalClass = (typeof personalClasses)[number];

export const personalModes = ['none', 'null', 'hash', 'full'] as const;

/** `none` leaves columns out, `null` writes null, `hash` a keyed hash, and `full` the value. */
export type PersonalMode = (typeof personalModes)[number];
