import type { chat as english } from '../en/chat.ts';
import type { Translated } from '../texts.ts';

export const chat: Translated<typeof english> = {
  title: 'المحادثات',
  conversations: 'المحادثات',
  conversation: 'المحادثة',
  thread: 'سلسلة الردود',
  nothingOpen: 'لا توجد محادثة مفتوحة',
  nothingOpenHint: 'اختر محادثة من القائمة، أو ابدأ محادثة جديدة.',
  noConversations: 'لا توجد محادثات بعد',
  noConversationsHint: 'ابحث عن أشخاص في جهات اتصالك وراسلهم.',
  notFound: 'هذه المحادثة غير موجودة',
  notFoundHint: 'إما أنها غير موجودة، أو أنك لست عضوًا فيها.',
  listFailed: 'تعذّر تحميل المحادثات.',
  messagesFailed: 'تعذّر تحميل الرسائل.',
  deleted: 'حُذفت هذه الرسالة',
  unread: {
    zero: 'لا رسائل غير مقروءة',
    one: 'رسالة واحدة غير مقروءة',
    two: 'رسالتان غير مقروءتين',
    few: '{count} رسائل غير مقروءة',
    many: '{count} رسالة غير مقروءة',
    other: '{count} رسالة غير مقروءة',
  },
  backToList: 'الرجوع إلى المحادثات',
  closeThread: 'إغلاق سلسلة الردود',
};
