import type { navigation as english } from '../en/navigation.ts';
import type { Translated } from '../texts.ts';

export const navigation: Translated<typeof english> = {
  main: 'التنقل الرئيسي',
  chat: 'المحادثات',
  search: 'البحث',
  contacts: 'جهات الاتصال',
  settings: 'الإعدادات',
  admin: 'الإدارة',
  ownMenu: 'حسابك',
  profile: 'ملفك الشخصي',
  logOut: 'تسجيل الخروج',
};
