import type { saved as english } from '../en/saved.ts';
import type { Translated } from '../texts.ts';

export const saved: Translated<typeof english> = {
  title: 'المحفوظات',
  bookmarks: 'الإشارات المرجعية',
  drafts: 'المسودات',
  noBookmarks: 'لا توجد إشارات مرجعية بعد',
  noBookmarksHint: 'ضع إشارة على رسالة لتجدها هنا. لا يرى إشاراتِك أحد غيرك.',
  noDrafts: 'لا توجد مسودات',
  noDraftsHint: 'ما تبدأ كتابته ينتظرك هنا، على جميع أجهزتك.',
  note: 'ملاحظة',
  addNote: 'إضافة ملاحظة',
  editNote: 'تغيير الملاحظة',
  remove: 'إزالة الإشارة المرجعية',
  removed: 'أُزيلت الإشارة المرجعية.',
  gone: 'لم تعد هذه الرسالة قابلة للقراءة.',
  inThread: 'في سلسلة ردود',
  discard: 'تجاهل المسودة',
  savedAt: 'حُفظت {when}',
  openMessage: 'الانتقال إلى الرسالة',
};
