// Text that XML and office programs take: what XML 1.0 forbids is replaced, direction marks are made visible.

/** Characters that turn the direction of what follows: a name with one of them reads as another name. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** @param {unknown} text */
export const safeText = (text) => String(text ?? '').replace(forbidden, '\ufffd').replace(directionMarks, '\u25a1');
