import type { shortcuts as english } from '../en/shortcuts.ts';
import type { Translated } from '../texts.ts';

export const shortcuts: Translated<typeof english> = {
  title: 'اختصارات لوحة المفاتيح',
  show: 'عرض اختصارات لوحة المفاتيح',
  places: 'الأماكن',
  conversation: 'المحادثة',
  message: 'الرسائل',
  writing: 'الكتابة',
  call: 'المكالمات',
  toChat: 'الانتقال إلى المحادثات',
  toSearch: 'البحث',
  toContacts: 'الانتقال إلى جهات الاتصال',
  toSettings: 'الانتقال إلى الإعدادات',
  toQueue: 'الانتقال إلى قائمة الانتظار',
  toAdmin: 'الانتقال إلى الإدارة',
  singleKeys: 'اختصارات من مفتاح واحد',
  singleKeysHint: 'أوقفها إذا كانت المفاتيح تُضغط سهوًا أو عند الإملاء الصوتي.',
};
