import { Field, InputType } from 'type-graphql';
import { DigestInput } from '../digest/digest.input.ts';
import type { NotificationKind } from '../notification/kind.ts';
import { NotificationKindEnum } from '../notification/notification.type.ts';
import { Weekday } from './preference.type.ts';
import type { WeekdayName } from './weekday.ts';

const UNCHANGED = 'Left out: as before.';

@InputType({ description: 'How to hear of one kind.' })
export class KindPreferenceInput {
  @Field(() => NotificationKindEnum, { description: 'Of what.' })
  kind!: NotificationKind;

  @Field(() => Boolean, { nullable: true, description: `Whether it stands in the list. ${UNCHANGED}` })
  inApp?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `Whether a mail tells of it. ${UNCHANGED}` })
  email?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: `Whether devices show it. ${UNCHANGED}` })
  push?: boolean | null;
}

@InputType({ description: 'When not to be disturbed.' })
export class QuietHoursInput {
  @Field(() => String, { description: 'When they begin, such as 22:00.' })
  from!: string;

  @Field(() => String, { description: 'When they end: on the next day, where that is not later than their beginning.' })
  until!: string;

  @Field(() => [Weekday], { nullable: true, description: 'On which days they begin. Left out: on all.' })
  days?: WeekdayName[] | null;
}

@InputType({ description: 'What is to be otherwise than before; whatever is left out stays.' })
export class SetNotificationPreferencesInput {
  @Field(() => [KindPreferenceInput], { nullable: true, description: 'How to hear of some kinds.' })
  kinds?: KindPreferenceInput[] | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'When not to be disturbed; null for never.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => String, { nullable: true, description: "An IANA time zone, such as Europe/Lisbon; null for the profile's." })
  timeZone?: string | null;

  @Field(() => DigestInput, { nullable: true, description: 'Whether, and when, a mail sums up what was missed.' })
  digest?: DigestInput | null;
}
