import type { appearance as english } from '../en/appearance.ts';
import type { Translated } from '../texts.ts';

export const appearance: Translated<typeof english> = {
  title: 'المظهر',
  hint: 'يسري على هذا المتصفح.',
  theme: 'السمة',
  asSystem: 'مثل النظام',
  light: 'فاتحة',
  dark: 'داكنة',
  contrast: 'التباين',
  standard: 'عادي',
  more: 'عالٍ',
  density: 'الكثافة',
  comfortable: 'مريحة',
  compact: 'مضغوطة',
  accent: 'اللون المميز',
  petrol: 'بترولي',
  blue: 'أزرق',
  violet: 'بنفسجي',
  rose: 'وردي',
  amber: 'كهرماني',
  green: 'أخضر',
  slate: 'رمادي',
  otherAccent: 'لون آخر',
};
