import { Forbidden, NotFound } from '@parley/kit/errors';
import { type FileRow, isUsable } from '../file/file.entity.ts';
import type { FileStore } from '../file/file.store.ts';
import { RENDITION_SIZES, type Rendition, type RenditionSize, type Renditions } from '../rendition/renditions.ts';
import { contentDisposition, mayShowInPage } from './content-disposition.ts';
import type { LinkSeal } from './seal.ts';

export interface Link {
  url: string;
  expiresAt: Date;
}

/** What a link leads to: the file as it was sent, or one of its renditions. */
export type Variant = 'original' | RenditionSize;

/** What is sent for a link. */
export interface Content {
  blobKey: string;
  bytes: number;
  type: string;
  disposition: string;
  secondsLeft: number;
}

export interface LinkServiceOptions {
  files: FileStore;
  renditions: Pick<Renditions, 'ofFiles'>;
  seal: LinkSeal;
  /** Where people reach the gateway. */
  publicUrl: string;
  lifeSeconds: number;
}

export interface GivenLink {
  id: string;
  variant: string;
  download: string;
  expires: string;
  seal: string;
}

/** Most texts are UTF-8. Whoever saves one may look closer; a browser that guesses is told not to. */
const withCharset = (type: string) => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);

const isVariant = (text: string): text is Variant => text === 'original' || (RENDITION_SIZES as readonly string[]).includes(text);

/**
 * Links that lead to one content of one file until they expire, for whoever has them: they are given to those only who see the file. All links that
 * are made within one span are the same, so that browsers and a CDN keep what they lead to.
 */
export class LinkService {
  constructor(private readonly options: LinkServiceOptions) {}

  /** Null for what may not be shown. */
  toFile(file: FileRow, download: boolean): Link | null {
    return isUsable(file) ? this.link(file.id, 'original', download) : null;
  }

  toRendition({ fileId, size }: Rendition): Link {
    return this.link(fileId, size, false);
  }

  /** What the link leads to. One that was changed, or has expired, is refused in the same words; a file that is gone is not found. */
  async open({ id, variant, download, expires, seal }: GivenLink): Promise<Content> {
    const secondsLeft = Number(expires) - Math.floor(Date.now() / 1000);
    const fits = this.options.seal.fits(['get', id, variant, download, expires], seal);
    if (!fits || !isVariant(variant) || !(secondsLeft > 0)) throw new Forbidden('This link is not good, or not any more.');
    const file = await this.options.files.find(id);
    if (file === null || !isUsable(file)) throw new NotFound('This file');
    const content = variant === 'original' ? file : await this.renditionOf(file, variant);
    const type = content.type ?? 'application/octet-stream';
    const inline = download !== '1' && mayShowInPage(type);
    return {
      blobKey: content.blobKey,
      bytes: content.bytes,
      type: withCharset(type),
      disposition: contentDisposition(inline ? 'inline' : 'attachment', file.name),
      secondsLeft,
    };
  }

  private async renditionOf({ id }: FileRow, size: RenditionSize): Promise<Rendition> {
    const renditions = await this.options.renditions.ofFiles([id]);
    const rendition = renditions.find((one) => one.size === size);
    if (rendition === undefined) throw new NotFound('This picture');
    return rendition;
  }

  /** Good for its life at least, and for up to twice as long. */
  private link(id: string, variant: Variant, download: boolean): Link {
    const { seal, publicUrl, lifeSeconds } = this.options;
    const expires = (Math.floor(Date.now() / 1000 / lifeSeconds) + 2) * lifeSeconds;
    const words = [id, variant, download ? '1' : '0', String(expires)];
    const query = new URLSearchParams({
      ...(download ? { download: '1' } : {}),
      expires: String(expires),
      seal: seal.sign(['get', ...words]),
    });
    return { url: `${publicUrl}/files/${id}/${variant}?${query}`, expiresAt: new Date(expires * 1000) };
  }
}
