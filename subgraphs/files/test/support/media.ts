const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (kind: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(kind, 'latin1'), body]);
};

/** An MP4 of so many seconds, with a description and without a picture. */
export function film(seconds: number): Buffer {
  const times = [0, 0, 0, 1000, seconds * 1000].map(uint32);
  const header = box('mvhd', ...times, Buffer.alloc(80));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom'), uint32(512), Buffer.from('isomiso2mp41')),
    box('moov', header),
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
