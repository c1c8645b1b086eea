import { Activity, ScrollText, Send, TriangleAlert, UsersRound } from 'lucide-react';
import type { Section } from '../navigation/section-frame.tsx';

/** The sections of the administration, in their order. */
export const SECTIONS: readonly Section[] = [
  { path: '/admin/figures', icon: Activity, name: 'admin.figures', hint: 'admin.figuresHint' },
  { path: '/admin/people', icon: UsersRound, name: 'admin.people', hint: 'admin.peopleHint' },
  { path: '/admin/audit', icon: ScrollText, name: 'admin.audit', hint: 'admin.auditHint' },
  { path: '/admin/deliveries', icon: Send, name: 'admin.deliveries', hint: 'admin.deliveriesHint' },
  { path: '/admin/dead-letters', icon: TriangleAlert, name: 'admin.deadLetters', hint: 'admin.deadLettersHint' },
];
