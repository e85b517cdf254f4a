// GB18030 bytes of a text, for files as office programs in China write them. Node.js decodes it but does not encode it.

function twoByteCodes() {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  return codes;
}

export function encodeGb18030(text) {
  const codes = twoByteCodes();
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0) < 0x80 ? [character.codePointAt(0)] : codes.get(character);
    if (!code) throw new Error(`"${character}" has no two-byte code`);
    bytes.push(...code);
  }
  return Buffer.from(bytes);
}
