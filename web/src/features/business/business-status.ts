import type { TextName } from '@/i18n/texts.ts';
import type { Tone } from '@/ui/badge.tsx';

export const BUSINESS_STATUSES = ['OPEN', 'PENDING', 'RESOLVED'] as const;
export type BusinessStatus = (typeof BUSINESS_STATUSES)[number];

/** How far a business chat has come, as it is named and coloured. */
export const STATUS_LOOK: Readonly<Record<BusinessStatus, { name: TextName; tone: Tone }>> = {
  OPEN: { name: 'places.statusOpen', tone: 'accent' },
  PENDING: { name: 'places.statusPending', tone: 'warning' },
  RESOLVED: { name: 'places.statusResolved', tone: 'success' },
};
