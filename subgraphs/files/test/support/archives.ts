import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: Buffer;
  /** What the directory says of its length, when that is not the truth. */
  claims?: number;
  /** Points at the bytes of the entry of that name, instead of having its own. */
  sameAs?: string;
}

/** A ZIP archive, as honest as its entries say. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets = new Map<string, number>();
  let offset = 0;
  for (const { name, content, claims = content.length, sameAs } of entries) {
    const packed = deflateRawSync(content);
    const numbers = Buffer.alloc(16);
    numbers.writeUInt32LE(crc32(content), 0);
    numbers.writeUInt32LE(packed.length, 4);
    numbers.writeUInt32LE(claims, 8);
    numbers.writeUInt16LE(Buffer.byteLength(name), 12);
    const versionAndMethod = Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0]);
    const at = sameAs === undefined ? offset : (offsets.get(sameAs) ?? 0);
    if (sameAs === undefined) {
      offsets.set(name, offset);
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), versionAndMethod, numbers, Buffer.from(name), packed]);
      parts.push(local);
      offset += local.length;
    }
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const header = [Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), versionAndMethod, numbers, place, Buffer.from(name)];
    directory.push(Buffer.concat(header));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

export const wordDocument = (content = Buffer.from('<document>Agenda</document>')) =>
  zipOf([
    { name: '[Content_Types].xml', content: Buffer.from(CONTENT_TYPES) },
    { name: 'word/document.xml', content },
  ]);
