import { expect, test } from 'vitest';
import { requireRole, requireViewer } from '../src/signed-in.ts';

const ada = { id: 'ada', roles: ['USER', 'ADMIN'], scopes: ['messages:read'], sessionId: 's' };

test('nobody is refused', () => {
  expect(() => requireViewer(null)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  expect(() => requireRole(null, 'ADMIN')).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
});

test('a viewer without the scope or the role is refused', () => {
  expect(() => requireViewer(ada, 'messages:write')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  expect(() => requireRole(ada, 'AGENT')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  expect(() => requireRole(ada, 'ADMIN', 'admin')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
});

test('a viewer with the scope and the role is let in, and one whose credentials are good for all has every scope', () => {
  expect(requireViewer(ada, 'messages:read')).toBe(ada);
  expect(requireRole(ada, 'ADMIN')).toBe(ada);
  const withAll = { ...ada, scopes: ['*'] };
  expect(requireRole(withAll, 'ADMIN', 'admin')).toBe(withAll);
});
