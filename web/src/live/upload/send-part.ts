/** A part did not arrive: the connection broke, or its address is good no more. */
export class PartLost extends Error {}

/** Sends bytes to an address, and tells how many have left so far, which `fetch` cannot. */
export function sendPart(url: string, part: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    const onAbort = () => request.abort();
    signal.addEventListener('abort', onAbort);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => (request.status < 300 ? resolve() : reject(new PartLost(`The part was refused (${request.status}).`)));
    request.onerror = () => reject(new PartLost('The connection broke.'));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', onAbort);
    request.open('PUT', url);
    request.send(part);
  });
}
