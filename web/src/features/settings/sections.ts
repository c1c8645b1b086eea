import {
  Ban,
  BellRing,
  Database,
  KeyRound,
  Languages,
  MonitorSmartphone,
  Palette,
  ShieldCheck,
  User,
  UserCog,
} from 'lucide-react';
import type { Section } from '../navigation/section-frame.tsx';

/** The sections of the settings, in their order. */
export const SECTIONS: readonly Section[] = [
  { path: '/settings/profile', icon: User, name: 'settings.profile', hint: 'settings.profileHint' },
  { path: '/settings/account', icon: UserCog, name: 'settings.account', hint: 'settings.accountHint' },
  { path: '/settings/security', icon: ShieldCheck, name: 'settings.security', hint: 'settings.securityHint' },
  { path: '/settings/sessions', icon: MonitorSmartphone, name: 'settings.sessions', hint: 'settings.sessionsHint' },
  { path: '/settings/notifications', icon: BellRing, name: 'notifications.title', hint: 'notifications.settingsHint' },
  { path: '/settings/appearance', icon: Palette, name: 'settings.appearance', hint: 'settings.appearanceHint' },
  { path: '/settings/language', icon: Languages, name: 'settings.language', hint: 'settings.languageHint' },
  { path: '/settings/blocked', icon: Ban, name: 'settings.blocked', hint: 'settings.blockedHint' },
  { path: '/settings/keys', icon: KeyRound, name: 'settings.keys', hint: 'settings.keysHint' },
  { path: '/settings/data', icon: Database, name: 'settings.data', hint: 'settings.dataHint' },
];
