import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AddressGuard } from './address-guard.js';
import { guardedRequest } from './guarded-request.js';
import { isPublic, networks } from './networks.js';

describe('an address', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.255.0.1'],
    ['shared by a carrier', '100.100.100.200'],
    ['loopback', '127.1.2.3'],
    ['services of a cloud', '168.63.129.16'],
    ['metadata', '169.254.169.254'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:a00:1'],
    ['compatible', '::127.0.0.1'],
    ['translated', '64:ff9b::7f00:1'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['multicast', 'ff02::1'],
    ['6to4 of a private one', '2002:a00:1::1'],
    ['Teredo', '2001:0:1::1'],
    ['an example', '2001:db8::1'],
  ])('is not public: %s %s', (_kind, address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '100.128.0.1', '172.32.0.1', '192.167.255.255', '2606:4700::1111', '2a00::1'])(
    'is public: %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});

describe('the setting of allowed networks', () => {
  it('reads addresses and subnets', () => {
    expect(networks('127.0.0.1, 10.1.0.0/16,fd00::/8')).toEqual([
      { address: '127.0.0.1', prefix: 32 },
      { address: '10.1.0.0', prefix: 16 },
      { address: 'fd00::', prefix: 8 },
    ]);
  });

  it.each(['localhost', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0/8', ''])(
    'refuses %j',
    (value) => {
      expect(() => networks(value)).toThrow('addresses or subnets');
    },
  );
});

describe('a guarded request', () => {
  const request = { method: 'GET', headers: {}, signal: new AbortController().signal, field: 'url' } as const;

  it('goes to the address that was checked, though the name leads elsewhere at the next look-up', async () => {
    const server = createServer((_, response) => response.end('the public one')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answers = ['127.0.0.1', '10.0.0.1'];
    let asked = 0;
    const rebinding = new AddressGuard(networks('127.0.0.1'), () => {
      asked += 1;
      return Promise.resolve([{ address: answers.shift()!, family: 4 }]);
    });
    const url = new URL(`http://rebinding.example:${port}/`);
    expect(await text(await guardedRequest(url, rebinding, request))).toBe('the public one');
    expect(asked).toBe(1);
    await expect(guardedRequest(url, rebinding, request)).rejects.toMatchObject({ code: 'address.private' });
    server.close();
  });

  it('is refused if any address of the name is private', async () => {
    const split = new AddressGuard([], () =>
      Promise.resolve([
        { address: '1.1.1.1', family: 4 },
        { address: '::1', family: 6 },
      ]),
    );
    await expect(guardedRequest(new URL('http://split.example/'), split, request)).rejects.toMatchObject({
      code: 'address.private',
    });
  });

  it('says so when nobody knows the name, and waits for no look-up after its end', async () => {
    const unknown = new AddressGuard([], () =>
      Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })),
    );
    const url = new URL('http://nobody.example/');
    await expect(guardedRequest(url, unknown, request)).rejects.toMatchObject({
      code: 'address.unknown_host',
    });
    const never = new AddressGuard([], () => new Promise(() => undefined));
    const signal = AbortSignal.timeout(5);
    await expect(guardedRequest(url, never, { ...request, signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});
