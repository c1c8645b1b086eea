import type { Readable } from 'node:stream';
import type { Database } from '@parley/kit/database';
import { BadUserInput, Conflict, Forbidden, Unavailable } from '@parley/kit/errors';
import { isId } from '@parley/kit/id';
import type { Viewer } from '@parley/kit/passport';
import type { RateLimiter } from '@parley/kit/rate-limit';
import { requireViewer } from '@parley/kit/signed-in';
import { BlobTooLarge } from '../blob/blob-errors.ts';
import { MOST_PARTS, type PartialUpload, SMALLEST_PART_BYTES } from '../blob/blob-parts.ts';
import type { BlobStore, StoredBlob } from '../blob/blob-store.ts';
import type { RemovalService } from '../care/removal.service.ts';
import type { FileRow } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import { readFileName } from '../file/file-name.ts';
import type { LinkSeal } from '../link/seal.ts';
import type { QuotaService } from '../quota/quota.service.ts';
import type { AdmissionService } from './admission.service.ts';
import { type BegunUpload, type DirectUploadRow, hasBegun } from './direct-upload.entity.ts';
import type { DirectUploadStore } from './direct-upload.store.ts';
import { newFile, UPLOADS } from './upload.service.ts';
import { ContentDiffers, UploadOver } from './upload-errors.ts';

export interface DirectUploadServiceOptions {
  atomically: Database['atomically'];
  files: FileStore;
  directUploads: DirectUploadStore;
  blobs: BlobStore;
  quota: QuotaService;
  admission: AdmissionService;
  removal: RemovalService;
  limiter: RateLimiter;
  seal: LinkSeal;
  /** Where people reach the gateway. */
  publicUrl: string;
  limitBytes: number;
}

export interface UploadRequest {
  name: string;
  bytes: number;
  sha256?: string | null;
}

/** One part of an upload, and where it goes. */
export interface PartToSend {
  number: number;
  start: number;
  bytes: number;
  received: boolean;
  /** Null once it has been received. */
  url: string | null;
}

/** An upload that goes on: its file, and what of it is still to be sent. */
export interface OpenUpload {
  file: FileRow;
  parts: PartToSend[];
  expiresAt: Date;
}

export interface GivenPart {
  fileId: string;
  number: string;
  expires: string;
  seal: string;
}

const LIFE_MS = 86_400_000;
/** What a process that ended meanwhile, or a store that is away, has kept from beginning is given up then. */
const LONGEST_BEGINNING_MS = 600_000;
const LINK_SECONDS = 3600;
const MOST_UNFINISHED = 50;
/** In one process; and of one person, so that nobody keeps all others out. */
const MOST_PARTS_AT_ONCE = 100;
const MOST_PARTS_OF_ONE_AT_ONCE = 10;
/** A part that takes longer is sent too slowly to be waited for. */
const LONGEST_PART_MS = 900_000;
const USUAL_PART_BYTES = 8 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Files that a client sends part by part, past the graph: to the store itself where it gives links of its own, else to this subgraph. What was
 * sent is kept for a day, so an upload that broke off goes on where it was.
 */
export class DirectUploadService {
  /** The parts that come in now, and whose they are. */
  private readonly receiving = new Map<string, string>();

  constructor(private readonly options: DirectUploadServiceOptions) {}

  async request(viewer: Viewer | null, given: UploadRequest): Promise<OpenUpload> {
    const { atomically, files, directUploads, quota, removal, limiter, limitBytes } = this.options;
    const { id: ownerId } = requireViewer(viewer, 'files:write');
    const name = readFileName('name', given.name);
    const { bytes, sha256 = null } = given;
    if (!(bytes >= 1)) throw new BadUserInput('bytes', 'The file is empty.');
    if (bytes > limitBytes) throw new BlobTooLarge(limitBytes);
    if (sha256 !== null && !SHA256.test(sha256)) throw new BadUserInput('sha256', 'Give 64 hexadecimal digits in small letters.');
    await limiter.take(`upload:${ownerId}`, UPLOADS);
    const expiresAt = new Date(Date.now() + LIFE_MS);
    const file = newFile(ownerId, name, { bytes, dueAt: new Date(Date.now() + LONGEST_BEGINNING_MS) });
    const upload = { fileId: file.id, uploadId: null, partBytes: partBytesFor(bytes), sha256, expiresAt };
    await atomically(async () => {
      await files.holdOwner(ownerId);
      await quota.requireRoom(ownerId, bytes);
      if ((await files.countUnfinished(ownerId)) >= MOST_UNFINISHED)
        throw new Conflict(`Finish or delete one of your ${MOST_UNFINISHED} open uploads first.`);
      await files.add(file);
      await directUploads.add(upload);
    });
    try {
      return await this.tell(file, await this.begin(file, upload), new Set());
    } catch (error) {
      await removal.remove(file);
      throw error;
    }
  }

  /** What of an upload has arrived, with fresh links for the rest. */
  async resume(viewer: Viewer | null, fileId: string): Promise<OpenUpload> {
    const { file, upload } = await this.requireOpen(viewer, fileId);
    const received = await this.options.blobs.parts.received(inStore(file, upload));
    return this.tell(file, upload, new Set(received.map(({ number }) => number)));
  }

  /** A part that comes to this subgraph, by a link that it has given. */
  async receivePart(link: GivenPart, content: Readable, signal: AbortSignal): Promise<void> {
    const { seal, files, directUploads, blobs } = this.options;
    const fits = seal.fits(['put', link.fileId, link.number, link.expires], link.seal);
    if (!fits || !(Number(link.expires) * 1000 > Date.now())) throw new Forbidden('This link is not good, or not any more.');
    const [file, upload] = await Promise.all([files.find(link.fileId), directUploads.find(link.fileId)]);
    if (file?.status !== 'PENDING' || upload === null || !hasBegun(upload)) throw new UploadOver();
    const part = partsOf(file, upload).find(({ number }) => number === Number(link.number));
    if (part === undefined) throw new UploadOver();
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_PART_MS)]);
    await this.alone(`${file.id}/${part.number}`, file.ownerId, () =>
      blobs.parts.receive(inStore(file, upload), part, content, inTime),
    );
  }

  /** Puts the parts together, and lets the file in. May be called again, whatever became of the first time. */
  async complete(viewer: Viewer | null, fileId: string): Promise<FileRow> {
    const { admission } = this.options;
    const { file, upload } = await this.requireOwn(viewer, fileId);
    if (file.status === 'PENDING') return admission.admit(await this.putTogether(file, upload));
    return file.status === 'RECEIVED' ? admission.admit(file) : file;
  }

  /** What it is known by in the store is written down after it began there: until then it can be given up by the file's key. */
  private async begin(file: FileRow, upload: DirectUploadRow): Promise<BegunUpload> {
    const { atomically, files, directUploads, blobs } = this.options;
    const { id: uploadId } = await blobs.parts.begin(file.blobKey, 'application/octet-stream');
    const isThere = await atomically(async () => {
      await directUploads.begin(file.id, uploadId);
      return (await files.change(file.id, ['PENDING'], { dueAt: upload.expiresAt })) !== null;
    });
    if (isThere) return { ...upload, uploadId };
    // Erased meanwhile, with its owner perhaps.
    await blobs.parts.giveUp({ key: file.blobKey, id: uploadId });
    throw new UploadOver();
  }

  /** Until it is there a part takes room that no quota counts: so each is received once at a time, and not too many at once. */
  private async alone(part: string, ownerId: string, receive: () => Promise<void>): Promise<void> {
    if (this.receiving.has(part)) throw new Conflict('This part is being received already.');
    const theirs = [...this.receiving.values()].filter((id) => id === ownerId).length;
    if (theirs >= MOST_PARTS_OF_ONE_AT_ONCE) throw new Conflict(`Send ${MOST_PARTS_OF_ONE_AT_ONCE} parts at once at most.`);
    if (this.receiving.size >= MOST_PARTS_AT_ONCE) throw new Unavailable('The upload');
    this.receiving.set(part, ownerId);
    try {
      await receive();
    } finally {
      this.receiving.delete(part);
    }
  }

  private async putTogether(file: FileRow, upload: BegunUpload): Promise<FileRow> {
    const { blobs, files, removal } = this.options;
    const stored = await blobs.parts.complete(inStore(file, upload), partsOf(file, upload).length, file.bytes);
    const differs = difference(file, upload, stored);
    if (differs !== null) {
      await removal.remove(file);
      throw new ContentDiffers(differs);
    }
    const received = await files.change(file.id, ['PENDING'], { status: 'RECEIVED', sha256: stored.sha256 });
    if (received !== null) return received;
    const now = await files.find(file.id);
    if (now !== null && now.status !== 'DELETED') return now;
    // Deleted meanwhile, before there was a content to delete.
    await blobs.delete(file.blobKey);
    throw new UploadOver();
  }

  private async requireOwn(viewer: Viewer | null, fileId: string) {
    const { id: ownerId } = requireViewer(viewer, 'files:write');
    const [file, upload] = isId(fileId)
      ? await Promise.all([this.options.files.find(fileId), this.options.directUploads.find(fileId)])
      : [null, null];
    if (file === null || upload === null || file.ownerId !== ownerId || file.status === 'DELETED') throw new UploadOver();
    if (!hasBegun(upload)) throw new UploadOver();
    return { file, upload };
  }

  private async requireOpen(viewer: Viewer | null, fileId: string) {
    const own = await this.requireOwn(viewer, fileId);
    if (own.file.status !== 'PENDING') throw new UploadOver();
    return own;
  }

  private async tell(file: FileRow, upload: BegunUpload, received: ReadonlySet<number>): Promise<OpenUpload> {
    const secondsLeft = Math.floor((upload.expiresAt.getTime() - Date.now()) / 1000);
    const seconds = Math.max(1, Math.min(LINK_SECONDS, secondsLeft));
    const parts = await Promise.all(
      partsOf(file, upload).map(async (part) => {
        if (received.has(part.number)) return { ...part, received: true, url: null };
        const { number, bytes } = part;
        const link = await this.options.blobs.parts.linkFor(inStore(file, upload), { number, bytes, seconds });
        return { ...part, received: false, url: link ?? this.ownLink(file.id, number, seconds) };
      }),
    );
    return { file, parts, expiresAt: upload.expiresAt };
  }

  private ownLink(fileId: string, number: number, seconds: number): string {
    const { seal, publicUrl } = this.options;
    const expires = String(Math.floor(Date.now() / 1000) + seconds);
    const query = new URLSearchParams({ expires, seal: seal.sign(['put', fileId, String(number), expires]) });
    return `${publicUrl}/files/uploads/${fileId}/${number}?${query}`;
  }
}

const inStore = ({ blobKey: key }: FileRow, { uploadId: id }: BegunUpload): PartialUpload => ({ key, id });

/** As many bytes as keep an upload within the parts that a store takes. */
function partBytesFor(bytes: number): number {
  return Math.max(USUAL_PART_BYTES, SMALLEST_PART_BYTES, Math.ceil(bytes / MOST_PARTS));
}

function partsOf({ bytes }: FileRow, { partBytes }: DirectUploadRow): { number: number; start: number; bytes: number }[] {
  return Array.from({ length: Math.ceil(bytes / partBytes) }, (_, index) => {
    const start = index * partBytes;
    return { number: index + 1, start, bytes: Math.min(partBytes, bytes - start) };
  });
}

function difference(file: FileRow, upload: DirectUploadRow, stored: StoredBlob): ContentDiffers['field'] | null {
  if (stored.bytes !== file.bytes) return 'bytes';
  return upload.sha256 !== null && upload.sha256 !== stored.sha256 ? 'sha256' : null;
}
