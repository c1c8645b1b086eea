/**
 * A WebSocket frame that holds a text, as a server sends it: whole and unmasked. It is written here as a text of its bytes (latin1): to put such
 * texts together and hand them to a socket costs less than a buffer of its own for each client.
 */
export type Frame = string;

const TEXT = 0x81;
const SHORT = 126;
const MEDIUM = 65_536;
const NOT_ASCII = /[\u0080-\uffff]/g;

export function textFrame(text: string): Frame {
  const bytes = Buffer.from(text).toString('latin1');
  return header(bytes.length) + bytes;
}

/** What comes before the payload in a result of the operation, in ASCII. */
export function resultStart(id: string): string {
  const escaped = JSON.stringify(id).replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `{"id":${escaped},"type":"next","payload":`;
}

/** Makes the frames of results. A payload is told to all who get it one after the other, and is made a text for the first of them. */
export class ResultFrames {
  private payload: Buffer | null = null;
  private end = '';

  frame(start: string, payload: Buffer): Frame {
    if (payload !== this.payload) {
      this.payload = payload;
      this.end = `${payload.toString('latin1')}}`;
    }
    return header(start.length + this.end.length) + start + this.end;
  }
}

function header(length: number): string {
  if (length < SHORT) return String.fromCharCode(TEXT, length);
  if (length < MEDIUM) return String.fromCharCode(TEXT, 126, length >> 8, length & 255);
  return String.fromCharCode(TEXT, 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255);
}
