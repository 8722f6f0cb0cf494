// Encrypts a text as a JWE with a key that is made here (RFC 7516 §5.1, RFC 7518 §4 and §5): the other side of what is tested.
// `alg`, `enc`, `curve`, `text` and `zip` come from the test, the last as “DEF” to compress the text, as “said” to say so alone; what comes back is JSON: the token, and the key that opens it as a JWK.
const bytes = (text) => new TextEncoder().encode(text);
const b64 = (octets) =>
  btoa(String.fromCharCode(...new Uint8Array(octets))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const join = (...parts) => new Uint8Array(parts.flatMap((part) => [...new Uint8Array(part)]));
const number = (value) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);
const random = (count) => crypto.getRandomValues(new Uint8Array(count));
const subtle = crypto.subtle;

const isGcm = enc.endsWith("GCM");
const encBits = { A128GCM: 128, A256GCM: 256, "A128CBC-HS256": 256, "A256CBC-HS512": 512 }[enc];
const header = zip ? { alg, enc, zip: "DEF" } : { alg, enc };
const deflated = (octets) =>
  new Response(new Blob([octets]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
let jwk;
let cek = random(encBits / 8);
let encryptedKey = new Uint8Array();

const wrap = async (by) => {
  const key = await subtle.importKey("raw", by, "AES-KW", false, ["wrapKey"]);
  const inner = await subtle.importKey("raw", cek, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]);
  return new Uint8Array(await subtle.wrapKey("raw", inner, key, "AES-KW"));
};
const secret = (count) => {
  const k = random(count);
  jwk = { kty: "oct", k: b64(k) };
  return k;
};

return (async () => {
  const kwBits = Number((alg.match(/A(\d+)(GCM)?KW$/) || [])[1]);
  if (alg === "dir") {
    cek = secret(encBits / 8);
  } else if (/^A\d+KW$/.test(alg)) {
    encryptedKey = await wrap(secret(kwBits / 8));
  } else if (/^A\d+GCMKW$/.test(alg)) {
    const iv = random(12);
    const key = await subtle.importKey("raw", secret(kwBits / 8), "AES-GCM", false, ["encrypt"]);
    const sealed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv }, key, cek));
    encryptedKey = sealed.slice(0, -16);
    Object.assign(header, { iv: b64(iv), tag: b64(sealed.slice(-16)) });
  } else if (alg.startsWith("RSA-OAEP")) {
    const hash = "SHA-" + (alg.split("-")[2] || "1");
    const made = { name: "RSA-OAEP", hash, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
    const pair = await subtle.generateKey(made, true, ["encrypt", "decrypt"]);
    encryptedKey = new Uint8Array(await subtle.encrypt("RSA-OAEP", pair.publicKey, cek));
    jwk = await subtle.exportKey("jwk", pair.privateKey);
  } else if (alg.startsWith("PBES2")) {
    const [hash, rest] = [alg.slice(8, 11), "A" + kwBits + "KW"];
    const salt = random(16);
    Object.assign(header, { p2s: b64(salt), p2c: 1000 });
    const password = await subtle.importKey("raw", secret(20), "PBKDF2", false, ["deriveBits"]);
    const made = { name: "PBKDF2", hash: "SHA-" + hash, salt: join(bytes(alg), [0], salt), iterations: 1000 };
    encryptedKey = await wrap(await subtle.deriveBits(made, password, Number(rest.slice(1, 4))));
  } else {
    const name = curve === "X25519" ? { name: "X25519" } : { name: "ECDH", namedCurve: curve };
    const own = await subtle.generateKey(name, true, ["deriveBits"]);
    const sender = await subtle.generateKey(name, true, ["deriveBits"]);
    jwk = await subtle.exportKey("jwk", own.privateKey);
    const { kty, crv, x, y } = await subtle.exportKey("jwk", sender.publicKey);
    Object.assign(header, { epk: { kty, crv, x, y }, apu: b64(bytes("Alice")), apv: b64(bytes("Bob")) });
    const z = await subtle.deriveBits({ name: name.name, public: own.publicKey }, sender.privateKey, null);
    const bits = kwBits || encBits;
    const lengthy = (octets) => join(number(octets.length), octets);
    // Concat KDF (RFC 7518 §4.6.2): one round has 256 bits.
    const info = join(lengthy(bytes(kwBits ? alg : enc)), lengthy(bytes("Alice")), lengthy(bytes("Bob")), number(bits));
    const rounds = [];
    for (let round = 1; round <= Math.ceil(bits / 256); round++) {
      rounds.push(await subtle.digest("SHA-256", join(number(round), z, info)));
    }
    const derived = join(...rounds).slice(0, bits / 8);
    if (kwBits) encryptedKey = await wrap(derived);
    else cek = derived;
  }
  const keep = ["kty", "crv", "x", "y", "d", "n", "e", "p", "q", "dp", "dq", "qi", "k"];
  jwk = Object.fromEntries(Object.entries(jwk).filter(([member]) => keep.includes(member)));

  const plain = zip === "DEF" ? new Uint8Array(await deflated(bytes(text))) : bytes(text);
  const protectedHeader = b64(bytes(JSON.stringify(header)));
  const aad = bytes(protectedHeader);
  let iv, ciphertext, tag;
  if (isGcm) {
    iv = random(12);
    const key = await subtle.importKey("raw", cek, "AES-GCM", false, ["encrypt"]);
    const sealed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData: aad }, key, plain));
    [ciphertext, tag] = [sealed.slice(0, -16), sealed.slice(-16)];
  } else {
    iv = random(16);
    const half = cek.length / 2;
    const key = await subtle.importKey("raw", cek.slice(half), "AES-CBC", false, ["encrypt"]);
    ciphertext = new Uint8Array(await subtle.encrypt({ name: "AES-CBC", iv }, key, plain));
    const hash = "SHA-" + enc.slice(-3);
    const mac = await subtle.importKey("raw", cek.slice(0, half), { name: "HMAC", hash }, false, ["sign"]);
    const signed = join(aad, iv, ciphertext, number(0), number(aad.length * 8));
    tag = new Uint8Array(await subtle.sign("HMAC", mac, signed)).slice(0, half);
  }
  const token = [protectedHeader, ...[encryptedKey, iv, ciphertext, tag].map(b64)].join(".");
  return JSON.stringify({ token, key: jwk });
})();
