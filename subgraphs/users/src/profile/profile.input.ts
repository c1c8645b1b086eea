import { Field, InputType } from 'type-graphql';
import type { CustomStatusChange, ProfileChange } from './profile.service.ts';

@InputType({ description: 'What a person says of the present moment: an emoji, a few words, or both.' })
export class CustomStatusInput implements CustomStatusChange {
  @Field(() => String, { nullable: true, description: 'One emoji.' })
  emoji?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  text?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; it stays when this is left out.' })
  until?: Date | null;
}

@InputType({ description: 'What changes of the own profile. Whatever is left out stays as it is.' })
export class UpdateProfileInput implements ProfileChange {
  @Field(() => String, { nullable: true, description: 'The name under which others see one: 1 to 80 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What one tells of oneself: at most 500 characters, null or empty for nothing.',
  })
  bio?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language and region that one prefers, as a BCP 47 tag; null for none.',
  })
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'A name of the IANA time zones, such as Europe/Lisbon; null for none.' })
  timeZone?: string | null;

  @Field(() => CustomStatusInput, { nullable: true, description: 'What one says of the present moment; null for nothing.' })
  customStatus?: CustomStatusInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether others find one by the exact e-mail address, once it is confirmed.',
  })
  foundByEmail?: boolean | null;
}
