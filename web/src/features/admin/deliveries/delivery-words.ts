import { type LucideIcon, Mail, MonitorSmartphone, Smartphone } from 'lucide-react';
import type { TextName } from '@/i18n/texts.ts';
import type { Tone } from '@/ui/badge.tsx';

export const CHANNELS = {
  EMAIL: { name: 'admin.channelEmail', icon: Mail },
  WEB_PUSH: { name: 'admin.channelWebPush', icon: MonitorSmartphone },
  FCM: { name: 'admin.channelFcm', icon: Smartphone },
} as const satisfies Record<string, { name: TextName; icon: LucideIcon }>;

export const STATUSES = {
  WAITING: { name: 'admin.statusWaiting', tone: 'accent' },
  SENT: { name: 'admin.statusSent', tone: 'success' },
  SKIPPED: { name: 'admin.statusSkipped', tone: 'neutral' },
  FAILED: { name: 'admin.statusFailed', tone: 'danger' },
} as const satisfies Record<string, { name: TextName; tone: Tone }>;

export const KINDS = {
  NOTIFICATION: 'admin.kindNotification',
  LETTER: 'admin.kindLetter',
  DIGEST: 'admin.kindDigest',
} as const satisfies Record<string, TextName>;

export type Channel = keyof typeof CHANNELS;
export type Status = keyof typeof STATUSES;
