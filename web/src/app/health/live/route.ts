/** Says that the process is there, to whoever runs it. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
