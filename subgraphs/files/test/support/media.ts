const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const box = (kind: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(kind, 'latin1'), body]);
};

interface FilmOptions {
  /** Left out: sound only. */
  size?: [width: number, height: number];
  /** The camera was held upright. */
  upright?: boolean;
}

/** An MP4 of so many seconds: all that describes it, and nothing to be seen. */
export function film(seconds: number, { size = [0, 0], upright = false }: FilmOptions = {}): Buffer {
  const one = 0x10000;
  const matrix = upright ? [0, one, 0, -one, 0, 0, 0, 0, 0x40000000] : [one, 0, 0, 0, one, 0, 0, 0, 0x40000000];
  const header = box('mvhd', ...[0, 0, 0, 1000, seconds * 1000].map(uint32), Buffer.alloc(80));
  const track = box('tkhd', Buffer.alloc(40), ...[...matrix, size[0] * one, size[1] * one].map(uint32));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom'), uint32(512), Buffer.from('isomiso2mp41')),
    box('moov', header, box('trak', track)),
    box('mdat', Buffer.alloc(2000)),
  ]);
}

/** Silence of so many seconds, as a WAV. */
export function silence(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(rate * seconds, 0x80);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

export const pdf = () => Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n');

const element = (id: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(id, 'hex'), uint32(0x10000000 | body.length), body]);
};
const float64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};
const number = (value: number) => Buffer.from([value]);

/** A WebM as browsers record it: sound alone, or with pictures of that size. */
export function webm(seconds: number, size?: [width: number, height: number]): Buffer {
  const sound = element('ae', element('d7', number(1)), element('83', number(2)), element('86', Buffer.from('A_OPUS')));
  const pictures = size === undefined ? [] : [pictureTrack(size)];
  const info = element('1549a966', element('2ad7b1', uint32(1_000_000)), element('4489', float64(seconds * 1000)));
  return Buffer.concat([
    element('1a45dfa3', element('4286', number(1)), element('4282', Buffer.from('webm'))),
    element('18538067', info, element('1654ae6b', sound, ...pictures)),
  ]);
}

function pictureTrack([width, height]: [number, number]): Buffer {
  const shape = element('e0', element('b0', uint32(width)), element('ba', uint32(height)));
  return element('ae', element('d7', number(2)), element('83', number(1)), element('86', Buffer.from('V_VP9')), shape);
}
