import type { problems as english } from '../en/problems.ts';
import type { Translated } from '../texts.ts';

export const problems: Translated<typeof english> = {
  UNAUTHENTICATED: 'يرجى تسجيل الدخول مرة أخرى.',
  FORBIDDEN: 'لا يُسمح لك بهذا.',
  NOT_FOUND: 'لم يعد هذا موجودًا.',
  BAD_USER_INPUT: 'هناك خطأ في المدخلات: {message}',
  CONFLICT: '{message}',
  RATE_LIMITED: 'محاولات كثيرة. يرجى الانتظار قليلًا.',
  UNAVAILABLE: 'هذا غير متاح حاليًا. حاول مرة أخرى بعد قليل.',
  NETWORK: 'تعذّر الوصول إلى الخادم. تحقق من اتصالك.',
  INTERNAL: 'حدث خطأ ما. حاول مرة أخرى.',
  pageTitle: 'حدث خطأ ما',
  pageText: 'تعذّر عرض الصفحة. لم تفقد شيئًا.',
  notFoundTitle: 'لا يوجد شيء هنا',
  notFoundText: 'الصفحة غير موجودة، أو لا يمكنك رؤيتها.',
  home: 'إلى الصفحة الرئيسية',
};
