import { type NextRequest, NextResponse } from 'next/server';
import { LOG_IN, leadingTo, wantedPlace } from '@/session/places.ts';
import { renewOnServer } from '@/session/renew-on-server.ts';

/**
 * A page was asked for after the access token had ended. The browser sends its refresh token under /auth only, so it is sent here first: the session is
 * renewed, and the page is rendered with it. Who has no session, or comes from another site (then the browser sends no refresh token), goes by the log-in.
 */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const to = wantedPlace(request.nextUrl.searchParams.get('to'));
  const renewed = await renewOnServer(request.headers);
  const response = NextResponse.redirect(new URL(renewed === null ? leadingTo(LOG_IN, to) : to, request.nextUrl), 303);
  for (const cookie of renewed ?? []) response.headers.append('set-cookie', cookie);
  response.headers.set('cache-control', 'no-store');
  return response;
}

/**
 * For a page for everybody: whether this browser has a session, which is renewed then. That it has none is an answer and no error, so that no browser
 * notes one.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const renewed = await renewOnServer(request.headers);
  const response = NextResponse.json({ isIn: renewed !== null });
  for (const cookie of renewed ?? []) response.headers.append('set-cookie', cookie);
  response.headers.set('cache-control', 'no-store');
  return response;
}
