// Encodes a text in windows-1252, which Lengow calls ISO-8859-1.

// The characters that windows-1252 has where ISO-8859-1 has none, by their bytes.
const CHARACTERS: Readonly<Record<string, number>> = {'€': 0x80, '’': 0x92, Ÿ: 0x9f, œ: 0x9c, '…': 0x85};

export const windows1252 = (text: string): Buffer =>
  Buffer.from([...text].map((character) => CHARACTERS[character] ?? character.codePointAt(0) ?? 0));
