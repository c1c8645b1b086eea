import { Field, InputType } from 'type-graphql';

@InputType({ description: 'How a session goes on.' })
export class RefreshInput {
  @Field(() => String, { description: 'The refresh token that came last.' })
  refreshToken!: string;
}

@InputType({ description: 'Which sessions end.' })
export class RevokeAllSessionsInput {
  @Field(() => Boolean, { defaultValue: true, description: 'The session behind this request goes on.' })
  exceptCurrent!: boolean;
}
