import type { voice as english } from '../en/voice.ts';
import type { Translated } from '../texts.ts';

export const voice: Translated<typeof english> = {
  record: 'تسجيل رسالة صوتية',
  message: 'رسالة صوتية',
  asking: 'اسمح للمتصفح باستخدام الميكروفون.',
  recording: 'جارٍ التسجيل',
  stop: 'إيقاف التسجيل',
  discard: 'حذف التسجيل',
  send: 'إرسال الرسالة الصوتية',
  recorded: 'ما سجّلته',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  place: 'الموضع في الصوت',
  placeOf: '{at} من {length}',
  speed: 'السرعة {speed}',
  refused: 'لا يحق للمتصفح استخدام الميكروفون. اسمح له بذلك بجانب عنوان هذه الصفحة.',
  missing: 'لم يُعثر على ميكروفون.',
  busy: 'تعذّر استخدام الميكروفون: ربما يستخدمه برنامج آخر.',
  insecure: 'لا تسمح المتصفحات بالتسجيل إلا في الصفحات الآمنة (https).',
  unsupported: 'لا يستطيع هذا المتصفح تسجيل الصوت.',
};
