import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '../blob/blob-store.ts';
import { readRange } from './byte-range.ts';
import type { Content, LinkService } from './link.service.ts';

interface DownloadRequest {
  Params: { id: string; variant: string };
  Querystring: { download?: string; expires?: string; seal?: string };
}

export interface DownloadRoutesOptions {
  links: LinkService;
  blobs: BlobStore;
  /** Whether the store sends contents itself, to where a link of its own leads. Then what is said of them besides their type is for its server to say. */
  fromStore: boolean;
}

/** A store's own link is for the download that asked, and not to be passed on. */
const STORE_LINK_SECONDS = 60;

/**
 * What signed links lead to. Whatever it holds, a browser takes it for nothing but the type that was found in it, runs nothing of it, and shows
 * in place only what cannot be active.
 */
export function downloadRoutes(app: FastifyInstance, { links, blobs, fromStore }: DownloadRoutesOptions): void {
  const download = async (request: FastifyRequest<DownloadRequest>, reply: FastifyReply) => {
    const { id, variant } = request.params;
    const { download: toSave = '0', expires = '', seal = '' } = request.query;
    const content = await links.open({ id, variant, download: toSave, expires, seal });
    const { blobKey, type, disposition } = content;
    if (isKnown(request.headers['if-none-match'], etagOf(content))) return reply.code(304).headers(about(content)).send();
    if (fromStore && request.method === 'GET') {
      const storeLink = await blobs.linkTo(blobKey, { seconds: STORE_LINK_SECONDS, type, disposition });
      if (storeLink !== null) return reply.header('cache-control', 'no-store').redirect(storeLink, 302);
    }
    return send(request, reply, content, blobs);
  };
  // Named as well, for the HEAD that would else be made of a GET reads the whole content.
  app.route<DownloadRequest>({ method: ['GET', 'HEAD'], url: '/files/:id/:variant', handler: download });
}

async function send(request: FastifyRequest<DownloadRequest>, reply: FastifyReply, content: Content, blobs: BlobStore) {
  const { bytes, blobKey, type, disposition } = content;
  const { range: wanted, 'if-range': ifRange } = request.headers;
  const range = readRange(ifRange === undefined || ifRange === etagOf(content) ? wanted : undefined, bytes);
  if (range === 'none') {
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${bytes}`, 'cache-control': 'no-store' })
      .send();
  }
  const part = range === 'whole' ? undefined : range;
  // Asked for before anything is said of it: what cannot be had is nothing to keep.
  const body = request.method === 'HEAD' ? undefined : await blobs.get(blobKey, part);
  reply.headers({ ...about(content), 'content-type': type, 'content-disposition': disposition });
  if (part !== undefined) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${bytes}`);
  return reply.header('content-length', part === undefined ? bytes : part.end - part.start + 1).send(body);
}

const etagOf = ({ blobKey }: Content): string => `"${blobKey}"`;

/** A content never changes, so it may be kept wherever and for as long as the link is good. */
function about(content: Content): Record<string, string> {
  return {
    etag: etagOf(content),
    'accept-ranges': 'bytes',
    'cache-control': `public, max-age=${content.secondsLeft}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
  };
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
