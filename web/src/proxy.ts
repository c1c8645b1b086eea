import { type NextRequest, NextResponse } from 'next/server';
import { webConfig } from './config.ts';
import { contentPolicy } from './security/content-policy.ts';
import { ACCESS_COOKIE } from './session/access-token.ts';
import { isInside, leadingTo, RENEW } from './session/places.ts';

/** Before every page: its content policy with a nonce of its own, and a renewal of the session where the access token has ended. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (isInside(pathname) && !request.cookies.has(ACCESS_COOKIE)) {
    return NextResponse.redirect(new URL(leadingTo(RENEW, pathname + search), request.nextUrl));
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const { gateway, isDevelopment } = webConfig();
  const policy = contentPolicy({ nonce, gateway: gateway.publicUrl, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  return response;
}

export const config = {
  matcher: ['/((?!_next/static|_next/image|.*\\.(?:png|svg|ico|webmanifest|js)$).*)'],
};
