import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '../blob/blob-store.ts';
import { readRange } from './byte-range.ts';
import type { Content, LinkService } from './link.service.ts';

interface DownloadRequest {
  Params: { id: string; variant: string };
  Querystring: { download?: string; expires?: string; seal?: string };
}

/** A store's own link is for the download that asked, and not to be passed on. */
const STORE_LINK_SECONDS = 60;

/**
 * What signed links lead to. Whatever it holds, a browser takes it for nothing but the type that was found in it, runs nothing of it, and shows
 * in place only what cannot be active. Where the store can be reached from outside, it sends the bytes itself.
 */
export function downloadRoutes(app: FastifyInstance, links: LinkService, blobs: BlobStore): void {
  const download = async (request: FastifyRequest<DownloadRequest>, reply: FastifyReply) => {
    const { id, variant } = request.params;
    const { download: toSave = '0', expires = '', seal = '' } = request.query;
    const content = await links.open({ id, variant, download: toSave, expires, seal });
    const etag = `"${content.blobKey}"`;
    reply.headers({ ...safety(content), etag, 'accept-ranges': 'bytes' });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const { blobKey, type, disposition } = content;
    const storeLink = await blobs.linkTo(blobKey, { seconds: STORE_LINK_SECONDS, type, disposition });
    if (storeLink !== null) return reply.header('cache-control', 'no-store').redirect(storeLink, 302);
    return send(request, reply, content, etag, blobs);
  };
  // Named as well, for the HEAD that would else be made of a GET reads the whole content.
  app.route<DownloadRequest>({ method: ['GET', 'HEAD'], url: '/files/:id/:variant', handler: download });
}

async function send(
  request: FastifyRequest<DownloadRequest>,
  reply: FastifyReply,
  content: Content,
  etag: string,
  blobs: BlobStore,
) {
  const { bytes, blobKey, type, disposition } = content;
  const { range: wanted, 'if-range': ifRange } = request.headers;
  const range = readRange(ifRange === undefined || ifRange === etag ? wanted : undefined, bytes);
  if (range === 'none') {
    return reply.code(416).header('content-range', `bytes */${bytes}`).header('cache-control', 'no-store').send();
  }
  reply.headers({ 'content-type': type, 'content-disposition': disposition });
  const part = range === 'whole' ? undefined : range;
  if (part !== undefined) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${bytes}`);
  reply.header('content-length', part === undefined ? bytes : part.end - part.start + 1);
  if (request.method === 'HEAD') return reply.send();
  return reply.send(await blobs.get(blobKey, part));
}

/** A content never changes, so it may be kept wherever and for as long as the link is good. */
function safety({ secondsLeft }: Content): Record<string, string> {
  return {
    'cache-control': `public, max-age=${secondsLeft}, immutable`,
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
