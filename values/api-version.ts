// The versions of Lengow's API that the tap can read, and their names in messages.

export type ApiVersion = 'v3' | 'v2';

/** As Lengow spells them. */
export const apiName = (version: ApiVersion): string => (version === 'v2' ? 'API V2' : 'API v3');
