import { generateKeyPairSync, sign } from 'node:crypto';

/** DER (X.690), as far as a certificate needs it. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
const identifier = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
const integer = (value: number) => der(0x02, Buffer.from([value]));
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
const time = (year: number) => der(0x18, Buffer.from(`${year}0101000000Z`));

/** ecdsa-with-SHA256 (RFC 5758), commonName, subjectAltName and basicConstraints (RFC 5280). */
const ecdsa = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = identifier(0x55, 0x04, 0x03);
const subjectAltName = identifier(0x55, 0x1d, 0x11);
const basicConstraints = identifier(0x55, 0x1d, 0x13);

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for these names that nobody trusts who is not told to: its own authority. */
export function makeCertificate(...names: readonly [string, ...string[]]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = sequence(set(sequence(commonName, der(0x0c, Buffer.from(names[0])))));
  const others = sequence(subjectAltName, der(0x04, sequence(...names.map((name) => der(0x82, Buffer.from(name))))));
  const authority = sequence(basicConstraints, der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ecdsa,
    subject,
    sequence(time(2020), time(2120)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(others, authority)),
  );
  const certificate = sequence(body, ecdsa, bits(sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
