'use client';
import { lazy, useState } from 'react';
import { useText } from '@/i18n/text.tsx';
import { Dialog } from '@/ui/dialog.tsx';
import { OpenedLate } from '@/ui/opened-late.tsx';
import type { Attachment } from './attachment.ts';
import { useFreshLinks } from './fresh-link.ts';

const BlurredLikeness = lazy(() => import('./blurred-likeness.tsx').then((file) => ({ default: file.BlurredLikeness })));

const LONGEST_SIDE = 320;

/** A picture, small in the list and as large as the screen when it is pressed. Its place is kept while it loads, so that nothing moves. */
export function Picture({ file }: { file: Attachment }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [isThere, setIsThere] = useState(false);
  const small = file.renditions.find(({ size }) => size === 'THUMBNAIL') ?? file.renditions[0];
  const large = file.renditions.find(({ size }) => size === 'PREVIEW') ?? small;
  const renew = useFreshLinks(file.id, small?.link.expiresAt ?? file.link?.expiresAt);
  const [width, height] = fitted(file.width ?? LONGEST_SIDE, file.height ?? LONGEST_SIDE);
  const source = large?.link.url ?? file.link?.url;
  return (
    <>
      <button
        type="button"
        aria-label={text('messages.openPicture', { name: file.name })}
        onClick={() => setIsOpen(true)}
        className="relative block max-w-full overflow-hidden rounded-card bg-sunken"
      >
        {!isThere && file.blurhash !== null && (
          <OpenedLate>
            <BlurredLikeness blurhash={file.blurhash} />
          </OpenedLate>
        )}
        <img
          src={source}
          alt={file.name}
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          onLoad={() => setIsThere(true)}
          onError={renew}
          className="relative h-auto max-h-80 max-w-full object-contain"
        />
      </button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={file.name} size="large" closesOutside>
        <img src={source} alt={file.name} onError={renew} className="mx-auto max-h-[75dvh] max-w-full object-contain" />
      </Dialog>
    </>
  );
}

/** As it is shown at most, in its own proportions. */
function fitted(width: number, height: number): [width: number, height: number] {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}
