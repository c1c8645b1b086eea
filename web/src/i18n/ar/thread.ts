import type { thread as english } from '../en/thread.ts';
import type { Translated } from '../texts.ts';

export const thread: Translated<typeof english> = {
  list: 'الردود',
  placeholder: 'اكتب ردًا',
  close: 'إغلاق سلسلة الردود',
  notFound: 'هذه السلسلة غير موجودة',
  notFoundHint: 'رسالتها الأولى غير موجودة، أو لا يحق لك قراءتها.',
  info: 'عن هذه الرسالة',
  readers: 'قرأها',
  edits: 'الصيغ السابقة',
  readBy: {
    zero: 'لم يقرأها أحد',
    one: 'قرأها شخص واحد',
    two: 'قرأها شخصان',
    few: 'قرأها {count} أشخاص',
    many: 'قرأها {count} شخصًا',
    other: 'قرأها {count} شخص',
  },
  deliveredTo: {
    zero: 'لم تصل إلى أحد',
    one: 'وصلت إلى شخص واحد',
    two: 'وصلت إلى شخصين',
    few: 'وصلت إلى {count} أشخاص',
    many: 'وصلت إلى {count} شخصًا',
    other: 'وصلت إلى {count} شخص',
  },
  countedOnly: 'في المحادثات الكبيرة يُحصى القرّاء ولا تُذكر أسماؤهم.',
  noReactions: 'لم يتفاعل أحد بعد',
  neverEdited: 'هي كما أُرسلت',
  neverEditedHint: 'تُحفظ الصيغ السابقة هنا عندما تُعدّل الرسالة.',
  wordingNow: 'الآن',
  wordingBefore: 'سابقًا',
};
