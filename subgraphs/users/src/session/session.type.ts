import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A log-in on one device.' })
export class Session {
  @Field(() => ID, { description: 'Identifies the session.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the program called the device when it logged in.' })
  deviceName!: string | null;

  @Field(() => String, {
    description: 'How the program named itself when the session was last refreshed; empty when it did not.',
  })
  agent!: string;

  @Field(() => String, { description: 'The network address from which the session was last refreshed.' })
  address!: string;

  @Field(() => Date, { description: 'When the person logged in.' })
  startedAt!: Date;

  @Field(() => Date, { description: 'When it last got a new access token, which an active session does every few minutes.' })
  refreshedAt!: Date;
}

@ObjectType({ description: 'What a program shows to act for a person. Browsers get the same in cookies, at /auth/log-in.' })
export class Tokens {
  @Field(() => String, { description: 'Goes with each request, as a bearer token.' })
  accessToken!: string;

  @Field(() => Date, { description: 'When the access token stops being good.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'Gets the next pair of tokens, once. When it is shown again later, the session ends.' })
  refreshToken!: string;
}

@ObjectType({ description: 'A session that goes on.' })
export class RefreshPayload {
  @Field(() => Tokens, { description: 'The next pair of tokens.' })
  tokens!: Tokens;
}

@ObjectType({ description: 'A session that has ended.' })
export class RevokeSessionPayload {
  @Field(() => ID, { description: 'The session that has ended.' })
  sessionId!: string;
}

@ObjectType({ description: 'Sessions that have ended.' })
export class RevokeAllSessionsPayload {
  @Field(() => [ID], { description: 'The sessions that have ended.' })
  sessionIds!: string[];
}

@ObjectType({ description: 'The session behind the request has ended.' })
export class LogOutPayload {
  @Field(() => ID, { description: 'The session that has ended.' })
  sessionId!: string;
}
