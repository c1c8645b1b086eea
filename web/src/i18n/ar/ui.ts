import type { ui as english } from '../en/ui.ts';
import type { Translated } from '../texts.ts';

export const ui: Translated<typeof english> = {
  close: 'إغلاق',
  clear: 'مسح',
  dismiss: 'إخفاء',
  busy: 'لحظة من فضلك',
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
  save: 'حفظ',
  cancel: 'إلغاء',
  back: 'رجوع',
  retry: 'إعادة المحاولة',
  loading: 'جارٍ التحميل',
  loadMore: 'عرض المزيد',
  copy: 'نسخ',
  copied: 'تم النسخ',
  skipToContent: 'الانتقال إلى المحتوى',
  search: 'بحث',
  unknownPerson: 'شخص ما',
  you: 'أنت',
  news: 'إشعارات الصفحة',
};
