const TEXT = 0x81;
const SHORT = 126;
const MEDIUM = 65_536;
const NOT_ASCII = /[\u0080-\uffff]/g;
const BRACE = '}'.charCodeAt(0);

/** A WebSocket frame that holds a text, as a server sends it: whole and unmasked. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const offset = headerLength(length);
  const frame = Buffer.allocUnsafe(offset + length);
  writeHeader(frame, length);
  frame.write(text, offset);
  return frame;
}

/**
 * What comes before the payload in a result of the operation, in ASCII. It lives as long as the operation, and so is no buffer: a small one holds
 * on to the whole slab that it was cut from.
 */
export function resultStart(id: string): string {
  const escaped = JSON.stringify(id).replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `{"id":${escaped},"type":"next","payload":`;
}

/**
 * The frame of one result. The payload is the same for all who get it; it is copied, since one buffer and one write cost less than
 * several of each.
 */
export function resultFrame(start: string, payload: Buffer): Buffer {
  const length = start.length + payload.length + 1;
  const offset = headerLength(length);
  const frame = Buffer.allocUnsafe(offset + length);
  writeHeader(frame, length);
  frame.write(start, offset, 'latin1');
  frame.set(payload, offset + start.length);
  frame[offset + length - 1] = BRACE;
  return frame;
}

function headerLength(length: number): number {
  if (length < SHORT) return 2;
  return length < MEDIUM ? 4 : 10;
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = TEXT;
  if (length < SHORT) {
    frame[1] = length;
  } else if (length < MEDIUM) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
}
