import type { pwa as english } from '../en/pwa.ts';
import type { Translated } from '../texts.ts';

export const pwa: Translated<typeof english> = {
  name: 'Parley',
  description: 'محادثات لا يضيع منها شيء.',
  install: 'تثبيت التطبيق',
  offlineTitle: 'أنت غير متصل',
  offlineText: 'تحتاج هذه الصفحة إلى الشبكة. ستُعاد المحاولة فور عودتها.',
};
