import type { emoji as english } from '../en/emoji.ts';
import type { Translated } from '../texts.ts';

export const emoji: Translated<typeof english> = {
  title: 'الرموز التعبيرية',
  search: 'البحث عن رمز (بالإنجليزية)',
  all: 'كل الرموز',
  none: 'لا يوجد رمز بهذا الاسم',
  failed: 'تعذّر تحميل الرموز.',
  found: 'النتائج',
  recent: 'المستخدمة مؤخرًا',
  smileys: 'الوجوه والمشاعر',
  people: 'الأشخاص',
  nature: 'الحيوانات والطبيعة',
  food: 'الطعام والشراب',
  travel: 'السفر والأماكن',
  activities: 'الأنشطة',
  objects: 'الأشياء',
  symbols: 'العلامات',
  flags: 'الأعلام',
  tone: 'لون البشرة',
  tone0: 'بلا لون',
  tone1: 'فاتح',
  tone2: 'فاتح ومعتدل',
  tone3: 'معتدل',
  tone4: 'معتدل مائل للغامق',
  tone5: 'غامق',
};
