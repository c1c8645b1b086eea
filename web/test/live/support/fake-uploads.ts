import { vi } from 'vitest';

export interface SentPart {
  url: string;
  content: Blob;
  /** Tells that so many bytes have left. */
  progress(bytes: number): void;
  /** The server answers. */
  answer(status: number): void;
  /** The connection breaks. */
  break(): void;
}

/** The network as far as parts of files go over it: what is under way, in the order in which it was begun, and what has become of it. */
export interface FakeUploads {
  underWay: SentPart[];
  aborted: string[];
}

export function fakeUploads(): FakeUploads {
  const uploads: FakeUploads = { underWay: [], aborted: [] };
  class FakeRequest {
    readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
    status = 0;
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    onloadend?: () => void;
    private url = '';
    private part: SentPart | null = null;

    open(_method: string, url: string): void {
      this.url = url;
    }

    send(content: Blob): void {
      const { url } = this;
      this.part = {
        url,
        content,
        progress: (loaded) => this.upload.onprogress?.({ loaded }),
        answer: (status) => {
          this.status = status;
          this.end(this.onload);
        },
        break: () => this.end(this.onerror),
      };
      uploads.underWay.push(this.part);
    }

    abort(): void {
      uploads.aborted.push(this.url);
      this.end(this.onabort);
    }

    private end(how: (() => void) | undefined): void {
      uploads.underWay = uploads.underWay.filter((part) => part !== this.part);
      how?.();
      this.onloadend?.();
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  return uploads;
}
