import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DigestSetting } from '../digest/digest.type.ts';
import type { NotificationKind } from '../notification/kind.ts';
import { NotificationKindEnum } from '../notification/notification.type.ts';
import { WEEKDAYS, type WeekdayName } from './weekday.ts';

export const Weekday = Object.fromEntries(WEEKDAYS.map((day) => [day, day])) as { [Day in WeekdayName]: Day };

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The first one.' },
    TUESDAY: { description: 'The second one.' },
    WEDNESDAY: { description: 'The third one.' },
    THURSDAY: { description: 'The fourth one.' },
    FRIDAY: { description: 'The fifth one.' },
    SATURDAY: { description: 'The sixth one.' },
    SUNDAY: { description: 'The last one.' },
  },
});

@ObjectType({ description: 'How the viewer hears of one kind.' })
export class KindPreference {
  @Field(() => NotificationKindEnum, { description: 'Of what.' })
  kind!: NotificationKind;

  @Field(() => Boolean, { description: 'Whether it stands in the list of notifications.' })
  inApp!: boolean;

  @Field(() => Boolean, { description: 'Whether a mail tells of what they have not read after a while.' })
  email!: boolean;

  @Field(() => Boolean, { description: 'Whether their devices show it.' })
  push!: boolean;
}

@ObjectType({ description: 'When the viewer is not to be disturbed: nothing is pushed, and mails wait for the end.' })
export class QuietHours {
  @Field(() => String, { description: 'When they begin, such as 22:00.' })
  from!: string;

  @Field(() => String, { description: 'When they end: on the next day, where that is not later than their beginning.' })
  until!: string;

  @Field(() => [Weekday], { description: 'On which days they begin.' })
  days!: WeekdayName[];
}

@ObjectType({ description: 'How the viewer wants to be told.' })
export class NotificationPreferences {
  @Field(() => [KindPreference], { description: 'Of each kind, also of those that the viewer left as they are for everybody.' })
  kinds!: KindPreference[];

  @Field(() => QuietHours, { nullable: true, description: 'When they are not to be disturbed; null for never.' })
  quietHours!: QuietHours | null;

  @Field(() => String, {
    nullable: true,
    description: "The time zone of their quiet hours, such as Europe/Lisbon; null for their profile's.",
  })
  timeZone!: string | null;

  @Field(() => DigestSetting, { description: 'Whether, and when, a mail sums up what they have missed.' })
  digest!: DigestSetting;
}

@ObjectType({ description: 'What the viewer has chosen.' })
export class SetNotificationPreferencesPayload {
  @Field(() => NotificationPreferences, { description: 'How they want to be told now.' })
  preferences!: NotificationPreferences;
}
